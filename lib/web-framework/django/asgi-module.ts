/** The module whose `application` an ASGI server runs: health paths first, then the project. */
export function renderAsgiModule(): string {
  return `"""The project's ASGI application, behind the health paths."""
import importlib.util
import os

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.utils.module_loading import import_string

import webstack_asgi_body
import webstack_health
import webstack_proxy
import webstack_release


def _named():
    name = getattr(settings, "ASGI_APPLICATION", None)
    if name:
        return name.replace(":", ".")
    # Django has no setting for it, but startproject writes one beside the WSGI module.
    package, wsgi, _ = (settings.WSGI_APPLICATION or "").rpartition(".wsgi.")
    return f"{package}.asgi.application" if wsgi and importlib.util.find_spec(f"{package}.asgi") else None


# The settings keep no database connections then.
os.environ["WEBSTACK_ASGI"] = "1"
# Set up first: a project's module that names its own settings comes too late to change them.
_django = get_asgi_application()
_name = _named()
_project = import_string(_name) if _name else _django
webstack_release.hold()

_told = webstack_health.before_asgi(webstack_proxy.behind_proxy_asgi(_project))
application = webstack_asgi_body.read_before_answer(_told)
`;
}
