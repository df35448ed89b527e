/** Something in a record that the library does not write. */
export class NotAccepted extends Error {
  /**
   * @param attribute path inside the resource: `upload.content`
   * @param why behind the attribute's name: `holds ...`
   * @param resource Terraform's address of it, where it belongs to one
   */
  public constructor(
    public readonly attribute: string,
    public readonly why: string,
    public readonly resource?: string,
  ) {
    super(`'${attribute}' ${why}`);
  }
}

/** A value as a message shows it. */
export function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
