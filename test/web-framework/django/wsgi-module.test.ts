import { renderWsgiModule } from "../../../lib/web-framework/django/wsgi-module";

test("puts the health paths before the project's application", () => {
  expect(renderWsgiModule()).toMatchInlineSnapshot(`
""""The project's WSGI application, behind the health paths."""
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

import webstack_answer
import webstack_wsgi_body
import webstack_health
import webstack_proxy
import webstack_release

# Set up first: a project's module that names its own settings comes too late to change them.
_django = get_wsgi_application()
_project = import_string(settings.WSGI_APPLICATION) if settings.WSGI_APPLICATION else _django
webstack_release.hold()
webstack_answer.in_one_write()

_told = webstack_health.before_wsgi(webstack_proxy.behind_proxy_wsgi(_project))
application = webstack_wsgi_body.read_before_answer(webstack_answer.as_of_others(_told))
"
`);
});
