import { UpstreamProtocol } from "../app-server/app-server-engine";
import { rawElements } from "../config/xml";
import { ContainerPlatform } from "../container/container-spec";
import { checkKinds } from "../container/kinds";
import { checkedStaticFolders, checkSite } from "./iis/checks";
import { imageFiles } from "./iis/image-files";
import { staticFolder } from "./iis/model";
import { type ModuleFile, moduleFile, REQUEST_ROUTING_MODULE, REWRITE_MODULE } from "./iis/modules";
import { checkTrustedProxies } from "./iis/trusted-proxies";
import { IIS } from "./kinds";
import type { IReverseProxyEngine, ReverseProxyEngineBindOptions, ReverseProxyServer } from "./reverse-proxy-engine";

const DEFAULT_VERSION = "windowsservercore-ltsc2025";
const STATUS_PORT = 8081;
const RELEASE_URL = `http://127.0.0.1:${STATUS_PORT}/release.txt`;

/** Properties of `Iis`. */
export interface IisProps {
  /**
   * Tag of Microsoft's image `windows/servercore/iis`, of Windows Server 2022 or 2025. It has to fit the Docker host.
   *
   * @default "windowsservercore-ltsc2025"
   * @see https://mcr.microsoft.com/artifact/mar/windows/servercore/iis/tags
   */
  readonly version?: string;

  /**
   * Folders of this machine with static files, which every site serves, by URL path: `{ "/static/": "build/static" }`.
   * They become a part of the image; browsers keep them for an hour.
   *
   * @default - none
   */
  readonly staticFolders?: { [urlPath: string]: string };

  /**
   * Address of the installer of URL Rewrite 2.1 for x64.
   *
   * @default - Microsoft's
   * @see https://www.iis.net/downloads/microsoft/url-rewrite
   */
  readonly rewriteModuleUrl?: string;

  /**
   * SHA-256 of that installer: 64 hex digits. The build fails when the file is another one.
   *
   * @default - the one that public installers of other projects expect at Microsoft's address
   */
  readonly rewriteModuleSha256?: string;

  /**
   * Address of the installer of Application Request Routing 3.0 for x64.
   *
   * @default - Microsoft's
   * @see https://www.iis.net/downloads/microsoft/application-request-routing
   */
  readonly requestRoutingModuleUrl?: string;

  /**
   * SHA-256 of that installer: 64 hex digits. The build fails when the file is another one.
   *
   * @default - the one that public installers of other projects expect at Microsoft's address
   */
  readonly requestRoutingModuleSha256?: string;

  /**
   * Elements `rule` of URL Rewrite for `web.config` of every site, as text. They come before static files and the
   * application, and after what keeps `/-/` and hidden files from the public.
   *
   * @default - none
   * @see https://learn.microsoft.com/en-us/iis/extensions/url-rewrite-module/url-rewrite-module-configuration-reference
   */
  readonly extraRules?: string;
}

/**
 * Microsoft IIS in a Windows container, with URL Rewrite and Application Request Routing.
 *
 * Its configuration is a part of its image: a release replaces the container, and nobody is served in between. The
 * applications run elsewhere: `AppServer.external(...)`. An encoded slash in a path (`%2F`) reaches them as a plain one.
 *
 * Headers that an application does not send are not added, whatever `securityHeaders` says: IIS would add them beside the
 * application's own.
 *
 * It was checked by its text alone, never run: see the README.
 */
export class Iis implements IReverseProxyEngine {
  public readonly productName = "Iis";
  public readonly platform = ContainerPlatform.WINDOWS;
  public readonly protocols = [UpstreamProtocol.HTTP];
  public readonly imageName: string;
  public readonly port = 80;
  public readonly minimumMemoryMiB?: number = 512;
  private readonly modules: ModuleFile[];
  private readonly staticFolders: { readonly [urlPath: string]: string };

  /** Everything has a default. */
  public constructor(private readonly props: IisProps = {}) {
    checkKinds("Iis", props, IIS);
    const version = props.version ?? DEFAULT_VERSION;
    if (!/^([0-9]{8}-)?windowsservercore-ltsc(2022|2025)$/.test(version)) {
      throw new Error(`'version' of Iis must be a tag for Windows Server 2022 or 2025 such as '${DEFAULT_VERSION}', got '${version}'`);
    }
    this.imageName = `mcr.microsoft.com/windows/servercore/iis:${version}`;
    this.staticFolders = checkedStaticFolders(props.staticFolders);
    this.modules = [
      moduleFile("rewriteModule", { url: props.rewriteModuleUrl, sha256: props.rewriteModuleSha256 }, REWRITE_MODULE),
      moduleFile("requestRoutingModule", { url: props.requestRoutingModuleUrl, sha256: props.requestRoutingModuleSha256 }, REQUEST_ROUTING_MODULE),
    ];
    if (props.extraRules !== undefined) rawElements(props.extraRules);
  }

  public bind(options: ReverseProxyEngineBindOptions): ReverseProxyServer {
    const { sites, trustedProxies, trustedHeaders, releaseMarker } = options;
    sites.forEach(checkSite);
    checkTrustedProxies(trustedProxies);
    const staticPaths = Object.keys(this.staticFolders);
    const { extraRules } = this.props;
    const model = { sites, trustedProxies, trustedHeaders, releaseMarker, staticPaths, port: this.port, statusPort: STATUS_PORT, extraRules };
    return {
      container: {
        healthCheck: { command: ["curl.exe", "-fsS", "-o", "NUL", "-m", "4", RELEASE_URL], intervalSeconds: 15, startPeriodSeconds: 90 },
      },
      image: {
        files: imageFiles(model, this.modules),
        folders: Object.fromEntries(Object.values(this.staticFolders).map((folder, index) => [staticFolder(index), folder])),
      },
    };
  }
}
