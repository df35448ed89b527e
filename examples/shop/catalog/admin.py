from django.contrib import admin

from .models import Order, Picture, Product


@admin.register(Product)
class ProductAdmin(admin.ModelAdmin):
    list_display = ["name", "price", "description"]
    search_fields = ["name"]


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_display = ["id", "name", "product", "quantity", "placed_at"]
    list_filter = ["product", "placed_at"]
    list_select_related = ["product"]
    search_fields = ["name", "note"]


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    list_display = ["name", "size", "sha256", "uploaded_at"]
    readonly_fields = ["name", "size", "sha256", "uploaded_at"]
