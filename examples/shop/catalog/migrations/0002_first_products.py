from decimal import Decimal

from django.db import migrations

PRODUCTS = [
    ("Cup", "Thin porcelain, holds a quarter of a litre.", Decimal("7.50")),
    ("Tea tray", "Oiled beech with raised edges.", Decimal("24.00")),
    ("Teapot", "Glazed stoneware, serves four.", Decimal("39.90")),
]


def add_products(apps, schema_editor):
    Product = apps.get_model("catalog", "Product")
    for name, description, price in PRODUCTS:
        Product.objects.get_or_create(name=name, defaults={"description": description, "price": price})


class Migration(migrations.Migration):

    dependencies = [
        ("catalog", "0001_initial"),
    ]

    # Going back keeps the products: orders may point at them, and undoing 0001_initial drops the table anyway.
    operations = [
        migrations.RunPython(add_products, migrations.RunPython.noop),
    ]
