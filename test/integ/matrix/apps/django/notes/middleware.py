from django.utils.decorators import sync_and_async_middleware
from asgiref.sync import iscoroutinefunction


@sync_and_async_middleware
def mark(get_response):
    """Marks every answer of the application: one without the mark is the proxy's own."""
    if iscoroutinefunction(get_response):

        async def middleware(request):
            response = await get_response(request)
            response["X-Matrix-App"] = "django"
            return response

    else:

        def middleware(request):
            response = get_response(request)
            response["X-Matrix-App"] = "django"
            return response

    return middleware
