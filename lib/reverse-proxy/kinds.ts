import { ContainerImage } from "../container/container-image";
import { FLAG, having, instanceOf, listOf, mapOf, NUMBER, RESOURCES, shape, TEXT } from "../container/kinds";
import { Tls } from "./tls";

export const SITE = {
  required: { upstream: having(["facts", "serveAs"], "an AppServer, or AppServer.external(...)"), serverNames: listOf(TEXT) },
  optional: { maxBodySizeMiB: NUMBER, isolated: FLAG, securityHeaders: FLAG },
};

export const REVERSE_PROXY = {
  required: { ...SITE.required, tls: instanceOf(Tls, "Tls.none() or Tls.terminatedElsewhere(...)") },
  optional: {
    ...SITE.optional,
    engine: having(["bind"], "an engine such as new Nginx()"),
    httpPort: NUMBER,
    bindAddress: TEXT,
    resources: RESOURCES,
    image: instanceOf(ContainerImage, "a ContainerImage such as ContainerImage.fromRegistry(name)"),
    keepReleases: NUMBER,
  },
};

const LIMIT = { dryRun: FLAG, status: NUMBER, zoneSizeMiB: NUMBER };

export const NGINX = {
  optional: {
    version: TEXT,
    workerConnections: NUMBER,
    workerShutdownTimeoutSeconds: NUMBER,
    extraHttpDirectives: TEXT,
    extraServerDirectives: TEXT,
    limitReq: shape({ optional: { ...LIMIT, ratePerSecond: NUMBER, ratePerMinute: NUMBER, burst: NUMBER, delay: NUMBER } }),
    limitConn: shape({ optional: { ...LIMIT, connections: NUMBER } }),
  },
};

export const APACHE = {
  optional: {
    version: TEXT, threadsPerChild: NUMBER, maxRequestWorkers: NUMBER, gracefulShutdownTimeoutSeconds: NUMBER, extraDirectives: TEXT,
    extraVirtualHostDirectives: TEXT,
  },
};

export const IIS = {
  optional: {
    version: TEXT, staticFolders: mapOf(TEXT), rewriteModuleUrl: TEXT, rewriteModuleSha256: TEXT, requestRoutingModuleUrl: TEXT,
    requestRoutingModuleSha256: TEXT, extraRules: TEXT,
  },
};
