/** What the proxy says of the browser, put where frameworks look for it. */
export function renderProxyModule(): string {
  return `"""Believes what the proxy says of the browser: it overwrites these headers, so no client can make them up."""

SCHEMES = {"http": {"http": "http", "https": "https"}, "websocket": {"http": "ws", "https": "wss"}}


def behind_proxy_wsgi(application):
    def told(environ, start_response):
        address = _last(environ.get("HTTP_X_FORWARDED_FOR", ""))
        if address:
            environ["REMOTE_ADDR"] = address
        scheme = environ.get("HTTP_X_FORWARDED_PROTO")
        if scheme in SCHEMES["http"]:
            environ["wsgi.url_scheme"] = scheme
        return application(environ, start_response)

    return told


def behind_proxy_asgi(application):
    async def told(scope, receive, send):
        await application({**scope, **_told(scope)} if scope["type"] in SCHEMES else scope, receive, send)

    return told


def _told(scope):
    headers = {name: value.decode("latin-1") for name, value in scope["headers"] if name.startswith(b"x-forwarded-")}
    told = {}
    address = _last(headers.get(b"x-forwarded-for", ""))
    if address:
        told["client"] = (address, 0)  # Nobody tells the browser's port.
    scheme = SCHEMES[scope["type"]].get(headers.get(b"x-forwarded-proto"))
    if scheme:
        told["scheme"] = scheme
    return told


def _last(addresses):
    return addresses.rpartition(",")[2].strip()
`;
}
