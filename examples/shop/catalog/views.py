import hashlib

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from .forms import OrderForm, PictureForm
from .models import Order, Picture, Product

LATEST = 20


def _home_page(request, form, status=200):
    return render(
        request,
        "catalog/home.html",
        {
            "form": form,
            "products": Product.objects.all(),
            "orders": Order.objects.select_related("product")[:LATEST],
        },
        status=status,
    )


@require_safe
def home(request):
    return _home_page(request, OrderForm())


@require_http_methods(["GET", "HEAD", "POST"])
def orders(request):
    # The address stays in the browser after a refused form: opening it again leads back to the form.
    if request.method != "POST":
        return redirect("catalog:home")
    form = OrderForm(request.POST)
    if not form.is_valid():
        return _home_page(request, form, status=422)
    form.save()
    return redirect("catalog:home")


@require_safe
def order(request, pk):
    found = get_object_or_404(Order.objects.select_related("product"), pk=pk)
    return render(request, "catalog/order.html", {"order": found})


@require_safe
def about(request):
    return render(request, "catalog/about.html")


@require_http_methods(["GET", "HEAD", "POST"])
def pictures(request):
    form = PictureForm(request.POST, request.FILES) if request.method == "POST" else PictureForm()
    if form.is_valid():
        _remember(form.cleaned_data["picture"])
        return redirect("catalog:pictures")
    context = {"form": form, "pictures": Picture.objects.all()[:LATEST]}
    return render(request, "catalog/pictures.html", context, status=422 if form.is_bound else 200)


def _remember(upload):
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    Picture.objects.create(name=upload.name, size=upload.size, sha256=digest.hexdigest())
