"""The ui's own addresses."""

from __future__ import annotations

from django.urls import path

from hearth_web.ui.views.brand import brand, logo
from hearth_web.ui.views.gallery import gallery

app_name = "ui"

urlpatterns = [
    path("brand.css", brand, name="brand"),
    path("logo.png", logo, name="logo"),
    path("gallery/", gallery, name="gallery"),
]
