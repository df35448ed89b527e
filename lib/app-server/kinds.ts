import { FLAG, having, instanceOf, listOf, NUMBER, oneOf, RESOURCES, TEXT } from "../container/kinds";
import { WebFramework } from "../web-framework/web-framework";
import { ApplicationInterface, UpstreamProtocol } from "./app-server-engine";

export const APP_SERVER = {
  required: { framework: instanceOf(WebFramework, "a WebFramework") },
  optional: {
    engine: having(["bind"], "an engine such as new Gunicorn()"),
    replicas: NUMBER,
    resources: RESOURCES,
    startTimeoutSeconds: NUMBER,
    egress: FLAG,
    requestTimeoutSeconds: NUMBER,
    temporarySpaceMiB: NUMBER,
  },
};

export const EXTERNAL_SERVER = {
  required: { servers: listOf(TEXT) },
  optional: { protocol: oneOf(UpstreamProtocol), readyPath: TEXT, startTimeoutSeconds: NUMBER, requestTimeoutSeconds: NUMBER, keepAliveSeconds: NUMBER },
};

/** What engines take beside numbers. The class of a worker has a rule that names those there are. */
export const ENGINE_WORDS = {
  extraArguments: listOf(TEXT),
  workerClass: TEXT,
  protocol: oneOf(UpstreamProtocol),
  applicationInterface: oneOf(ApplicationInterface),
};
