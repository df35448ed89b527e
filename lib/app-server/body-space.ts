import type { Application } from "../web-framework/web-framework-engine";
import { ApplicationInterface, type BodyCopies } from "./app-server-engine";

/** Largest body of a request where nobody says otherwise, in MiB. */
export const DEFAULT_BODY_MIB = 10;

/** What an application has for its temporary files, in MiB, however small its uploads are. */
const USUAL_SPACE_MIB = 64;

/** A server that says nothing is taken to keep each body on the disk. */
const UNKNOWN_SERVER: BodyCopies = { onDisk: 1 };

/** What is known of an application's container. */
export interface BodySpaceOptions {
  readonly engine: { readonly bodyCopies?: BodyCopies };
  readonly application: Application;
  readonly applicationInterface: ApplicationInterface;
  /** @default - `DEFAULT_BODY_MIB` */
  readonly maxBodySizeMiB?: number;
  readonly memoryMiB: number;
  /** @default - what uploads need, and at most half of the memory */
  readonly temporarySpaceMiB?: number;
}

/** Where bodies lie while they are uploaded. */
export interface BodySpace {
  /** Copies of each in `/tmp`: what the server keeps until the application reads, and what the framework makes of it. */
  readonly copies: number;
  /** How many of the largest may come in at once. */
  readonly uploadsAtOnce: number;
  /** Size of `/tmp` that holds those. */
  readonly neededMiB: number;
  /** Size of `/tmp`. */
  readonly temporarySpaceMiB: number;
  /** Memory that a full `/tmp` takes, and what the server keeps beside. */
  readonly memoryMiB: number;
}

/** The one model of where a body lies, for defaults and for rules. */
export function bodySpace(options: BodySpaceOptions): BodySpace {
  const { engine, application, applicationInterface, maxBodySizeMiB = DEFAULT_BODY_MIB, memoryMiB } = options;
  const { onDisk = 0, inMemory = 0 } = engine.bodyCopies ?? UNKNOWN_SERVER;
  const copies = onDisk + uploadCopies(application, applicationInterface);
  const atOnce = uploadsAtOnce(maxBodySizeMiB);
  const neededMiB = atOnce * copies * maxBodySizeMiB;
  const temporarySpaceMiB = options.temporarySpaceMiB ?? Math.min(Math.max(USUAL_SPACE_MIB, neededMiB), Math.floor(memoryMiB / 2));
  return { copies, uploadsAtOnce: atOnce, neededMiB, temporarySpaceMiB, memoryMiB: temporarySpaceMiB + atOnce * inMemory * maxBodySizeMiB };
}

/**
 * Four, so that a page with a few files and a second visitor work; above 32 MiB two, as many as the proxy has room for.
 */
function uploadsAtOnce(maxBodySizeMiB: number): number {
  return Math.max(2, Math.min(4, Math.floor(128 / maxBodySizeMiB)));
}

function uploadCopies({ wsgiUploadCopies = 1, asgiUploadCopies = 1 }: Application, applicationInterface: ApplicationInterface): number {
  return applicationInterface === ApplicationInterface.WSGI ? wsgiUploadCopies : asgiUploadCopies;
}
