/** Headers that the proxy sets itself on every request, whatever the client sent under these names. */
export const SET_HEADERS = ["X-Real-IP", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Request-ID"] as const;

/**
 * Headers in which a program could look for who or where the client is, grouped by whose convention they are. The proxy
 * sets none of them, so one that arrives is the client's own word: it is dropped.
 */
const CONVENTIONS: readonly (readonly string[])[] = [
  // RFC 7239, Forwarded HTTP Extension; RFC 9440, Client-Cert HTTP Header Field.
  ["Forwarded", "Client-Cert", "Client-Cert-Chain"],
  // httpoxy.org: CGI programs take it for the environment's HTTP_PROXY.
  ["Proxy"],
  // Werkzeug's ProxyFix, Apache's mod_proxy, Traefik, HAProxy, Symfony, Rails, Spring.
  [
    "X-Forwarded", "X-Forwarded-By", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Forwarded-Path", "X-Forwarded-Server", "X-Forwarded-Uri",
    "X-Forwarded-Url", "X-Forwarded-Method", "X-Forwarded-Scheme", "X-Forwarded-Ssl", "X-Forwarded-Https", "X-Forwarded-Protocol",
    "X-Forwarded-Root", "X-Forwarded-Context", "X-Forwarded-Address", "X-Forwarded-Client-Ip", "X-Forwarded-Remote-Addr",
    "X-Forwarded-Tls-Client-Cert", "X-Forwarded-Tls-Client-Cert-Info",
  ],
  // Envoy and Istio.
  ["X-Forwarded-Client-Cert", "X-Envoy-External-Address", "X-Envoy-Original-Path", "X-Envoy-Original-Host"],
  // Schemes: Microsoft's ISA Server and Exchange, Azure, CloudFront, Cloudflare, Fastly, WSGI's older deployments.
  [
    "Front-End-Https", "X-Arr-Ssl", "X-Scheme", "X-Url-Scheme", "X-Forwarded-Protocol-Scheme", "X-Https", "Https", "CloudFront-Forwarded-Proto",
    "CF-Visitor", "Fastly-SSL", "X-Client-Proto", "X-Proto", "WL-Proxy-SSL",
  ],
  // Hosts and paths: IIS' URL Rewrite, Symfony and Zend, nginx's auth_request, ASP.NET's forwarded headers, uWSGI and Pylons.
  [
    "X-Original-URL", "X-Original-URI", "X-Original-Host", "X-Original-For", "X-Original-Proto", "X-Original-Remote-Addr", "X-Original-Method",
    "X-Original-Prefix", "X-Rewrite-URL", "X-Host", "X-HTTP-Host-Override", "X-Script-Name", "Script-Name", "Path-Info", "X-Port",
  ],
  // Addresses: Akamai, Cloudflare, Fastly, Rackspace, Azure, Google App Engine, WebLogic, Fly.io, DigitalOcean, Django's middlewares.
  [
    "Client-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP", "CF-Connecting-IPv6", "CF-Pseudo-IPv4",
    "CF-IPCountry", "Fastly-Client-IP", "Fly-Client-IP", "DO-Connecting-IP", "X-Azure-ClientIP", "X-Azure-SocketIP", "X-Appengine-User-IP",
    "WL-Proxy-Client-IP", "Proxy-Client-IP", "X-Remote-IP", "X-Remote-Addr", "X-Remote-Host", "X-Remote-Port", "Remote-Addr", "Remote-Host",
    "X-Originating-IP", "X-ProxyUser-IP", "X-Real-Port", "X-Source-IP", "X-Peer-Address", "CloudFront-Viewer-Address", "X-Vercel-Forwarded-For",
    "Incap-Client-IP", "X-Sucuri-ClientIP",
  ],
  // Users: Django's RemoteUserMiddleware, oauth2-proxy, Authelia, authentik, Grafana, Tailscale.
  [
    "Remote-User", "Remote-Name", "Remote-Email", "Remote-Groups", "X-Remote-User", "X-Remote-Email", "X-Remote-Group", "X-Remote-Groups",
    "Auth-User", "Auth-Type", "X-Authenticated-User", "X-Webauth-User", "X-Proxy-User", "X-Forwarded-User", "X-Forwarded-Email",
    "X-Forwarded-Groups", "X-Forwarded-Preferred-Username", "X-Forwarded-Access-Token", "X-Auth-Request-User", "X-Auth-Request-Email",
    "X-Auth-Request-Groups", "X-Auth-Request-Preferred-Username", "X-Auth-Request-Access-Token", "X-Auth-Request-Redirect",
    "X-Authentik-Username", "X-Authentik-Email", "X-Authentik-Name", "X-Authentik-Groups", "X-Authentik-Uid", "Tailscale-User-Login",
    "Tailscale-User-Name", "Tailscale-User-Profile-Pic",
  ],
  // Users of the large clouds' proxies: Google IAP, Azure App Service, AWS ALB, Cloudflare Access.
  [
    "X-Goog-Authenticated-User-Email", "X-Goog-Authenticated-User-Id", "X-Goog-Iap-Jwt-Assertion", "X-MS-Client-Principal",
    "X-MS-Client-Principal-Id", "X-MS-Client-Principal-Name", "X-MS-Client-Principal-Idp", "X-Amzn-Oidc-Identity", "X-Amzn-Oidc-Data",
    "X-Amzn-Oidc-Accesstoken", "X-Amzn-Mtls-Clientcert", "CF-Access-Authenticated-User-Email", "CF-Access-Jwt-Assertion",
  ],
  // Certificates of clients: nginx, Apache and HAProxy as their guides pass them on, ingress-nginx, Azure.
  [
    "SSL-Client-Cert", "SSL-Client-Verify", "SSL-Client-Subject-DN", "SSL-Client-Issuer-DN", "X-SSL-Cert", "X-SSL-Client-Cert", "X-SSL-Client-CN",
    "X-SSL-Client-DN", "X-SSL-Client-S-DN", "X-SSL-Client-Subject-DN", "X-SSL-Client-Verify", "X-SSL-Client-Fingerprint", "X-SSL-Client-Serial",
    "X-Client-Cert", "X-Client-DN", "X-Client-Verify", "X-ARR-ClientCert",
  ],
];

/** Names of headers that never reach an application as a client sent them. */
export const DROPPED_HEADERS: readonly string[] = [...new Set(CONVENTIONS.flat())].sort();

/** The same without what trusted proxies may set. */
export function droppedHeaders(trustedHeaders: readonly string[]): string[] {
  const trusted = new Set(trustedHeaders.map((name) => name.toLowerCase()));
  return DROPPED_HEADERS.filter((name) => !trusted.has(name.toLowerCase()));
}

/** Headers that say how a message travels, or whom it is for; no proxy in front may speak for them. */
const NOT_FOR_TRUST = [...SET_HEADERS, "Host", "Connection", "Upgrade", "Content-Length", "Content-Type", "Transfer-Encoding", "TE", "Trailer", "Expect", "Proxy"];

/** A name longer than this does not fit Nginx's tables of headers. */
const LONGEST_NAME = 40;

/** Refuses what is no name of a header, or one that is the proxy's own. */
export function checkTrustedHeaders(names: readonly string[]): void {
  for (const name of names) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name) || name.length > LONGEST_NAME) {
      throw new Error(
        `'trustedHeaders' must be names of headers of letters, digits and hyphens, at most ${LONGEST_NAME} long, such as 'X-Forwarded-User', ` +
          `got ${JSON.stringify(name)}`,
      );
    }
    const taken = NOT_FOR_TRUST.find((other) => other.toLowerCase() === name.toLowerCase());
    if (taken !== undefined) {
      throw new Error(`'trustedHeaders' must not name '${taken}', which the proxy sets itself, got '${name}'; leave it out`);
    }
  }
}
