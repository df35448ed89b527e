import { pythonLiteral } from "../../config/python-literal";
import type { DjangoModel } from "./model";

/** The module whose `application` a WSGI server runs: health paths first, then the project. */
export function renderWsgiModule(model: DjangoModel): string {
  return `"""The project's WSGI application, behind the health paths."""
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

import webstack_health
import webstack_release

# Set up first: a project's module that names its own settings comes too late to change them.
_django = get_wsgi_application()
_name = ${pythonLiteral(model.wsgiApplication ?? null)} or settings.WSGI_APPLICATION
_project = import_string(_name.replace(":", ".")) if _name else _django
webstack_release.hold()


def application(environ, start_response):
    path = environ.get("PATH_INFO")
    if path not in (webstack_health.LIVE, webstack_health.READY):
        return _project(environ, start_response)
    status, headers, body = webstack_health.answer(environ["REQUEST_METHOD"], path)
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]
`;
}
