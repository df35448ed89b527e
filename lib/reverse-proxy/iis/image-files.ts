import { applicationHost } from "./application-host";
import { CONFIGURE_SCRIPT, INSTALL_SCRIPT } from "./build-scripts";
import { type IisModel, ROOT, siteFolder, STATUS_FOLDER, UNKNOWN_FOLDER } from "./model";
import type { ModuleFile } from "./modules";
import { unknownWebConfig, webConfig } from "./web-config";

/** Everything the image is built from, but for the static files. */
export function imageFiles(model: IisModel, modules: readonly ModuleFile[]): { [path: string]: string } {
  return {
    Dockerfile: dockerfile(modules, model.staticPaths.length > 0),
    "build/install-module.ps1": INSTALL_SCRIPT,
    "build/configure.ps1": CONFIGURE_SCRIPT,
    "build/applicationHost.xml": applicationHost(model),
    ...Object.fromEntries(model.sites.map((site) => [`${siteFolder(site)}/web.config`, webConfig(site, model)])),
    [`${UNKNOWN_FOLDER}/web.config`]: unknownWebConfig(),
    [`${STATUS_FOLDER}/release.txt`]: model.releaseMarker,
  };
}

/** The entry point is the image's own, ServiceMonitor: the container ends when IIS does. */
function dockerfile(modules: readonly ModuleFile[], hasStatic: boolean): string {
  const root = ROOT.replaceAll("\\", "/");
  return `# escape=\`
# Made by cdktf-webstack; changes here are lost at the next release.
ARG BASE_IMAGE
FROM \${BASE_IMAGE}
SHELL ["powershell", "-NoLogo", "-NoProfile", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"]

# Without it IIS passes no websocket on.
RUN if (-not (Install-WindowsFeature Web-WebSockets).Success) { throw 'Web-WebSockets was not installed' }

COPY build/install-module.ps1 C:/build/
${modules.map(({ url, sha256 }) => `RUN C:\\build\\install-module.ps1 -Url '${url}' -Sha256 '${sha256}'`).join("\n")}

COPY sites/ ${root}/sites/
${hasStatic ? `COPY static/ ${root}/static/\n` : ""}COPY build/configure.ps1 build/applicationHost.xml C:/build/
RUN C:\\build\\configure.ps1 -Parts C:\\build\\applicationHost.xml; Remove-Item -Recurse C:\\build

EXPOSE 80
`;
}
