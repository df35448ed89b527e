import type { UpstreamProtocol } from "./app-server-engine";

/** Properties of `AppServer.external`. */
export interface ExternalAppServerProps {
  /** Where it runs, as the proxy's container reaches it: `["10.0.0.5:8000"]`, a host name or IPv4 address and a port each. */
  readonly servers: string[];

  /**
   * What it speaks.
   *
   * @default UpstreamProtocol.HTTP
   */
  readonly protocol?: UpstreamProtocol;

  /**
   * Path that answers 200 when it may serve; a deploy then waits for that. It is asked with the server's address as its
   * host, which an application that insists on its own names has to allow there.
   *
   * @default - nobody asks
   */
  readonly readyPath?: string;

  /**
   * Seconds a deploy waits for `readyPath`.
   *
   * @default 60
   */
  readonly startTimeoutSeconds?: number;

  /**
   * Seconds the proxy waits for an answer.
   *
   * @default 60
   */
  readonly requestTimeoutSeconds?: number;

  /**
   * Seconds it keeps an idle connection of the proxy; 0 when it closes each after its answer.
   *
   * @default 5
   */
  readonly keepAliveSeconds?: number;
}
