import { renderWsgiModule } from "../../../lib/web-framework/django/wsgi-module";
import { FULL, SMALLEST } from "./model";

test("puts the health paths before the application that is named", () => {
  expect(renderWsgiModule(FULL)).toMatchInlineSnapshot(`
    """"The project's WSGI application, behind the health paths."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.utils.module_loading import import_string

    import webstack_health
    import webstack_release

    # Set up first: a project's module that names its own settings comes too late to change them.
    _django = get_wsgi_application()
    _name = "shop.entry:application" or settings.WSGI_APPLICATION
    _project = import_string(_name.replace(":", ".")) if _name else _django
    webstack_release.hold()


    def application(environ, start_response):
        path = environ.get("PATH_INFO")
        if path not in (webstack_health.LIVE, webstack_health.READY):
            return _project(environ, start_response)
        status, headers, body = webstack_health.answer(environ["REQUEST_METHOD"], path)
        start_response(f"{status.value} {status.phrase}", headers)
        return [body]
    "
  `);
});

test("finds the project's WSGI application itself when none is named", () => {
  expect(renderWsgiModule(SMALLEST)).toContain("name = None or ");
});
