import hashlib
import os
import time

from django.core.handlers.asgi import ASGIRequest
from django.http import JsonResponse
from django.shortcuts import redirect, render

from .models import Note


def page(request):
    names = Note.objects.order_by("-id").values_list("name", flat=True)[:10]
    return render(request, "page.html", {"version": os.environ.get("MATRIX_VERSION"), "names": names})


def notes(request):
    if request.method == "POST":
        Note.objects.create(name=request.POST["name"])
        return redirect("/")
    return JsonResponse({"names": list(Note.objects.values_list("name", flat=True))})


def upload(request):
    digest, received = hashlib.sha256(), 0
    for chunk in request.FILES["file"].chunks():
        digest.update(chunk)
        received += len(chunk)
    return JsonResponse({"received": received, "sha256": digest.hexdigest()})


def whoami(request):
    return JsonResponse(
        {
            "client": request.META.get("REMOTE_ADDR"),
            "scheme": request.scheme,
            "host": request.get_host(),
            "interface": "asgi" if isinstance(request, ASGIRequest) else "wsgi",
            "release": os.environ.get("WEBSTACK_RELEASE"),
        }
    )


def slow(request):
    time.sleep(float(request.GET["seconds"]))
    return JsonResponse({"slept": request.GET["seconds"]})
