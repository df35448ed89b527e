import os

from django.core.asgi import get_asgi_application
from notes.echo import echo

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
django = get_asgi_application()


async def application(scope, receive, send):
    if scope["type"] == "websocket":
        await echo(scope, receive, send)
    else:
        await django(scope, receive, send)
