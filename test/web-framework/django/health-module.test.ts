import { renderHealthModule } from "../../../lib/web-framework/django/health-module";

test("answers live at once and ready after a log-in", () => {
  expect(renderHealthModule()).toMatchInlineSnapshot(`
    """"What the health paths answer."""
    import http
    import logging
    import os

    from django.core.exceptions import ImproperlyConfigured

    from webstack_database import has_server, login_error

    LIVE = "/-/live"
    READY = "/-/ready"

    # An attempt that began while the database was away must not hide for long that it is back.
    LOGIN_SECONDS = 1

    if os.environ.get("WEBSTACK_THROWAWAY_KEY") == "1":
        raise ImproperlyConfigured("WEBSTACK_THROWAWAY_KEY is for jobs, a server needs its secret key")


    def answer(method, path):
        """Status, headers and body for one of the health paths."""
        status, text = _state(path) if method in ("GET", "HEAD") else (405, "only GET and HEAD")
        body = f"{text}\\n".encode()
        headers = [
            ("Content-Type", "text/plain"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        if status == 405:
            headers.append(("Allow", "GET, HEAD"))
        return http.HTTPStatus(status), headers, b"" if method == "HEAD" else body


    def _state(path):
        if path == LIVE:
            return 200, "live"
        error = login_error(seconds=LOGIN_SECONDS) if has_server() else None
        if error is None:
            return 200, "ready"
        reason = " ".join(str(error).split())
        logging.getLogger("webstack").warning("not ready, the database does not let us in: %s", reason)
        return 503, "no database"
    "
  `);
});
