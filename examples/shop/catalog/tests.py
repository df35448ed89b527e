import hashlib

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

import shop

from .models import Order, Picture, Product


class HomeTests(TestCase):
    def test_lists_the_first_three_products(self):
        page = self.client.get("/")
        self.assertEqual([product.name for product in page.context["products"]], ["Cup", "Tea tray", "Teapot"])
        self.assertContains(page, "Nobody has ordered yet")

    def test_shows_the_release_in_the_footer(self):
        self.assertContains(self.client.get("/"), f'Shop release <span class="release">{shop.__version__}</span>')


class OrderTests(TestCase):
    def fields(self, **changes):
        product = Product.objects.get(name="Cup")
        return {"name": "Ada", "product": product.pk, "quantity": 2, "note": "blue", **changes}

    def test_writes_an_order_and_redirects_to_the_home_page(self):
        self.assertRedirects(self.client.post("/orders/", self.fields()), "/")
        placed = Order.objects.get()
        self.assertEqual((placed.name, placed.product.name, placed.quantity, placed.note), ("Ada", "Cup", 2, "blue"))
        self.assertContains(self.client.get("/"), "Ada")
        self.assertContains(self.client.get(f"/orders/{placed.pk}/"), "blue")

    def test_shows_a_refused_order_again_without_writing_it(self):
        page = self.client.post("/orders/", self.fields(quantity=0))
        self.assertContains(page, "greater than or equal to 1", status_code=422)
        self.assertFalse(Order.objects.exists())

    def test_escapes_what_a_customer_writes(self):
        self.client.post("/orders/", self.fields(name="<b>Ada</b>"))
        self.assertContains(self.client.get("/"), "&lt;b&gt;Ada&lt;/b&gt;")

    def test_refuses_a_form_without_a_token(self):
        self.assertEqual(Client(enforce_csrf_checks=True).post("/orders/", self.fields()).status_code, 403)

    def test_leads_a_reader_of_the_form_address_home(self):
        self.assertRedirects(self.client.get("/orders/"), "/")

    def test_answers_404_for_an_unknown_order(self):
        self.assertContains(self.client.get("/orders/9999999999999999999999/"), "Not found", status_code=404)


class PictureTests(TestCase):
    def test_keeps_name_size_and_checksum_of_an_upload(self):
        content = bytes(range(256)) * 20_000
        picture = SimpleUploadedFile("table.png", content, "image/png")
        self.assertRedirects(self.client.post("/pictures/", {"picture": picture}), "/pictures/")
        kept = Picture.objects.get()
        self.assertEqual((kept.name, kept.size), ("table.png", len(content)))
        self.assertEqual(kept.sha256, hashlib.sha256(content).hexdigest())

    def test_asks_for_a_file_when_none_is_sent(self):
        self.assertContains(self.client.post("/pictures/"), "This field is required", status_code=422)


class AboutTests(TestCase):
    def test_asks_the_database_nothing_and_sets_no_cookie(self):
        with self.assertNumQueries(0):
            page = self.client.get("/about/")
        self.assertEqual(page.status_code, 200)
        self.assertFalse(page.cookies)
        self.assertFalse(page.has_header("Vary") and "Cookie" in page["Vary"])


class AdminTests(TestCase):
    def test_asks_for_a_login(self):
        self.assertRedirects(self.client.get("/admin/"), "/admin/login/?next=/admin/")
