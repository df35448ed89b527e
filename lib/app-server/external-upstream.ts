import { whyNotRemote } from "../config/remote-host";
import { checkKinds } from "../container/kinds";
import { checkLength, URL_PATH_CHARACTERS } from "../container/lengths";
import { wholeNumber } from "../container/numbers";
import { UpstreamProtocol } from "./app-server-engine";
import type { ExternalAppServerProps } from "./external-app-server";
import { EXTERNAL_SERVER } from "./kinds";
import type { IUpstream } from "./upstream";

const SERVER = /^([a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?):([1-9][0-9]{0,4})$/;

/** Refuses addresses no proxy could use, before any is made. */
export function checkExternalServers(props: ExternalAppServerProps): void {
  checkKinds("AppServer.external", props, EXTERNAL_SERVER);
  if (props.servers.length === 0) throw new Error("'servers' of AppServer.external must have at least one address such as '10.0.0.5:8000', got none");
  for (const server of props.servers) {
    const [, host, port] = SERVER.exec(server) ?? [];
    if (host === undefined || Number(port) > 65_535) {
      throw new Error(
        "'servers' of AppServer.external must be host names or IPv4 addresses with a port, without scheme or path, such as '10.0.0.5:8000', " +
          `got ${JSON.stringify(server)}`,
      );
    }
    const why = whyNotRemote(host);
    if (why !== undefined) throw new Error(`'servers' of AppServer.external must be addresses as the proxy's container sees them, got '${server}', ${why}`);
  }
  const { readyPath } = props;
  if (readyPath !== undefined && !/^\/[A-Za-z0-9._~\/-]*$/.test(readyPath)) {
    throw new Error(`'readyPath' of AppServer.external must be a path that begins with '/', got ${JSON.stringify(readyPath)}`);
  }
  if (readyPath !== undefined) checkLength("'readyPath' of AppServer.external", readyPath, URL_PATH_CHARACTERS);
  wholeNumber("startTimeoutSeconds", props.startTimeoutSeconds ?? 60, { atLeast: 1, atMost: 1000 });
  wholeNumber("requestTimeoutSeconds", props.requestTimeoutSeconds ?? 60, { atLeast: 1 });
  wholeNumber("keepAliveSeconds", props.keepAliveSeconds ?? 5, { atLeast: 0 });
}

export function externalUpstream(props: ExternalAppServerProps): IUpstream {
  const servers = props.servers.map((server) => {
    const [name, port] = server.split(":");
    return { name, placeholder: name, port: Number(port) };
  });
  return {
    facts: () => ({
      servers,
      protocol: props.protocol ?? UpstreamProtocol.HTTP,
      keepAliveSeconds: props.keepAliveSeconds ?? 5,
      readyPath: props.readyPath,
      startTimeoutSeconds: props.startTimeoutSeconds ?? 60,
      requestTimeoutSeconds: props.requestTimeoutSeconds ?? 60,
      egress: true,
    }),
    // It knows its own names.
    serveAs: () => undefined,
  };
}
