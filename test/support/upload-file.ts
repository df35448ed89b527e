/** A file as a form sends it. */
export interface UploadFile {
  /** Name of the form field. */
  readonly field: string;
  readonly name: string;
  readonly content: Buffer;
  /** @default "application/octet-stream" */
  readonly contentType?: string;
}
