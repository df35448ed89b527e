from django.urls import path
from notes import views

urlpatterns = [
    path("", views.page),
    path("notes", views.notes),
    path("upload", views.upload),
    path("whoami", views.whoami),
    path("slow", views.slow),
]
