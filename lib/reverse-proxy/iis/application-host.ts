import { element, renderXml, type XmlElement } from "../../config/xml";
import type { ProxySite } from "../reverse-proxy-engine";
import { farmName, type IisModel, siteFolder, STATUS_FOLDER, staticFolder, UNKNOWN_FOLDER, windowsPath } from "./model";
import { serverVariables } from "./rules";

/**
 * The parts of `applicationHost.config` that take the place of those in the image.
 *
 * @see https://github.com/lextm/iis_schema for copies of the schema files `IIS_schema.xml`, `rewrite_schema.xml`,
 * `arr_schema.xml` and `webfarm.xml` that Microsoft ships with IIS and its modules
 */
export function applicationHost(model: IisModel): string {
  return renderXml(
    element("configuration", {},
      element("system.applicationHost", {}, applicationPools(), sites(model)),
      element("system.webServer", {},
        element("proxy", { enabled: true, ...FORWARDING }, element("cache", { enabled: false })),
        element("rewrite", {},
          element("allowedServerVariables", {}, ...serverVariables(model.trustedHeaders ?? []).map((name) => element("add", { name }))))),
      element("webFarms", {}, ...model.sites.map(webFarm))),
  );
}

/**
 * The rules name the client: without the name of a header ARR adds no address of its own to theirs.
 *
 * @see https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/dd443533(v=ws.10)
 */
const FORWARDING = {
  preserveHostHeader: true,
  reverseRewriteHostInResponseHeaders: false,
  xForwardedForHeaderName: "",
  includePortInXForwardedFor: false,
  arrResponseHeader: false,
  // Events that an application sends one by one do not wait for more.
  minResponseBuffer: 0,
};

/**
 * Never stopped for idleness or by the clock.
 *
 * @see https://learn.microsoft.com/en-us/iis/extensions/configuring-application-request-routing-arr/ "Define and
 * Configure an Application Request Routing Server Farm"
 */
function applicationPools(): XmlElement {
  return element("applicationPools", {},
    element("add", { name: "DefaultAppPool", managedRuntimeVersion: "" },
      element("processModel", { idleTimeout: "00:00:00" }),
      element("recycling", {}, element("periodicRestart", { time: "00:00:00" }))));
}

/** @see https://learn.microsoft.com/en-us/iis/get-started/whats-new-in-iis-10/wildcard-host-header-support */
function sites({ sites, port, statusPort, staticPaths }: IisModel): XmlElement {
  const all = [
    ...sites.map((one) => ({ name: one.name, folder: siteFolder(one), bindings: one.serverNames.map((name) => `*:${port}:${name}`), staticPaths })),
    { name: "webstack.unknown", folder: UNKNOWN_FOLDER, bindings: [`*:${port}:`], staticPaths: [] },
    { name: "webstack.status", folder: STATUS_FOLDER, bindings: [`127.0.0.1:${statusPort}:`], staticPaths: [] },
  ];
  return element("sites", {}, ...all.map((one, index) =>
    element("site", { name: one.name, id: index + 1, serverAutoStart: true },
      element("application", { path: "/", applicationPool: "DefaultAppPool" },
        element("virtualDirectory", { path: "/", physicalPath: windowsPath(one.folder) }),
        ...one.staticPaths.map((path, number) =>
          element("virtualDirectory", { path: path.slice(0, -1), physicalPath: windowsPath(staticFolder(number)) }))),
      element("bindings", {}, ...one.bindings.map((bindingInformation) => element("binding", { protocol: "http", bindingInformation }))))));
}

function webFarm(site: ProxySite): XmlElement {
  return element("webFarm", { name: farmName(site), enabled: true },
    ...site.servers.map((server) => {
      const [address, httpPort] = server.split(":");
      return element("server", { address, enabled: true }, element("applicationRequestRouting", { httpPort: Number(httpPort) }));
    }),
    element("applicationRequestRouting", {},
      element("protocol", { timeout: timeSpan(site.requestTimeoutSeconds), ...FORWARDING }, element("cache", { enabled: false })),
      ...healthCheck(site)));
}

/** A server that does not answer gets no requests until it does. The host of the address is what the server is told. */
function healthCheck({ readyPath, serverNames }: ProxySite): XmlElement[] {
  if (readyPath === undefined) return [];
  const host = serverNames.find((name) => !name.startsWith("*")) ?? serverNames[0].replace("*", "www");
  return [element("healthCheck", { url: `http://${host}${readyPath}`, interval: timeSpan(5), timeout: timeSpan(5), statusCodeMatch: "200" })];
}

function timeSpan(seconds: number): string {
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
