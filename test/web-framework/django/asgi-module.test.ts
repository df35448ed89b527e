import { renderAsgiModule } from "../../../lib/web-framework/django/asgi-module";
import { FULL, SMALLEST } from "./model";

test("puts the health paths before the application that is named", () => {
  expect(renderAsgiModule(FULL)).toMatchInlineSnapshot(`
    """"The project's ASGI application, behind the health paths."""
    import asyncio
    import importlib.util

    from django.conf import settings
    from django.core.asgi import get_asgi_application
    from django.utils.module_loading import import_string

    import webstack_health
    import webstack_release


    def _named():
        name = "shop.entry:asgi" or getattr(settings, "ASGI_APPLICATION", None)
        if name:
            return name.replace(":", ".")
        # Django has no setting for it, but startproject writes one beside the WSGI module.
        package, wsgi, _ = (settings.WSGI_APPLICATION or "").rpartition(".wsgi.")
        return f"{package}.asgi.application" if wsgi and importlib.util.find_spec(f"{package}.asgi") else None


    # Set up first: a project's module that names its own settings comes too late to change them.
    _django = get_asgi_application()
    _name = _named()
    _project = import_string(_name) if _name else _django
    webstack_release.hold()


    async def application(scope, receive, send):
        if scope["type"] != "http" or scope["path"] not in (webstack_health.LIVE, webstack_health.READY):
            return await _project(scope, receive, send)
        if scope["path"] == webstack_health.READY:
            # The database may keep us waiting: not on the event loop.
            reply = await asyncio.to_thread(webstack_health.answer, scope["method"], scope["path"])
        else:
            reply = webstack_health.answer(scope["method"], scope["path"])
        status, headers, body = reply
        encoded = [(name.lower().encode(), value.encode()) for name, value in headers]
        await send({"type": "http.response.start", "status": status.value, "headers": encoded})
        await send({"type": "http.response.body", "body": body})
    "
  `);
});

test("finds the project's ASGI application itself when none is named", () => {
  expect(renderAsgiModule(SMALLEST)).toContain("name = None or ");
});
