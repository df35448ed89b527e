import { comment, element, renderXml, type XmlElement } from "../../config/xml";
import type { ProxySite } from "../reverse-proxy-engine";
import type { IisModel } from "./model";
import { answer, rule, siteRules } from "./rules";

const MEBIBYTE = 1024 * 1024;
/** As Nginx is set up: a request line of up to 16 KiB. */
const LONGEST_URL = 16_384;

/** Files that browsers want and older lists of IIS do not have. */
const MIME_TYPES: { readonly [extension: string]: string } = {
  ".avif": "image/avif",
  ".map": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** `web.config` of one site. */
export function webConfig(site: ProxySite, model: IisModel): string {
  return renderXml(
    element("configuration", {},
      comment("Made by cdktf-webstack; changes here are lost at the next release."),
      element("system.webServer", {},
        element("rewrite", {}, element("rules", {}, ...siteRules(site, model))),
        element("security", {}, requestFiltering(site.maxBodySizeMiB * MEBIBYTE)),
        // The application's own pages, also those that say what is wrong.
        element("httpErrors", { existingResponse: "PassThrough" }),
        element("httpProtocol", {}, element("customHeaders", {}, element("remove", { name: "X-Powered-By" })))),
      ...model.staticPaths.map(staticLocation)),
  );
}

/** `web.config` of the site that has all names which no other has. */
export function unknownWebConfig(): string {
  const refuse = rule("webstack-unknown-name", ".*", [], answer(421, "Misdirected Request"));
  return renderXml(
    element("configuration", {},
      element("system.webServer", {},
        element("rewrite", {}, element("rules", {}, refuse)),
        element("httpErrors", { existingResponse: "PassThrough" }))),
  );
}

/**
 * What is wrong is the application's to say: IIS would refuse `+` in a path, and names such as `bin` or `a.config`.
 *
 * @see https://learn.microsoft.com/en-us/iis/configuration/system.webserver/security/requestfiltering/
 */
function requestFiltering(maxAllowedContentLength: number): XmlElement {
  return element("requestFiltering", { allowDoubleEscaping: true },
    element("requestLimits", { maxAllowedContentLength, maxUrl: LONGEST_URL, maxQueryString: LONGEST_URL }),
    element("fileExtensions", {}, element("clear")),
    element("hiddenSegments", {}, element("clear"), element("add", { segment: "web.config" })));
}

/** @see https://learn.microsoft.com/en-us/iis/configuration/system.webserver/staticcontent/clientcache */
function staticLocation(path: string): XmlElement {
  return element("location", { path: path.slice(1, -1) },
    element("system.webServer", {},
      element("staticContent", {},
        element("clientCache", { cacheControlMode: "UseMaxAge", cacheControlMaxAge: "01:00:00" }),
        ...Object.entries(MIME_TYPES).flatMap(([fileExtension, mimeType]) =>
          [element("remove", { fileExtension }), element("mimeMap", { fileExtension, mimeType })]))));
}
