"""Somebody at a running site, who sends forms as a browser does."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import requests
from running_site import RunningSite

__all__ = ["Visitor"]

TOKEN = "csrfmiddlewaretoken"


class Visitor:
    """A signed-in person with a browser of their own."""

    def __init__(self, site: RunningSite, role: str) -> None:
        site.sign_in(role)
        self.base = f"http://127.0.0.1:{site.port}"
        self.session = requests.Session()
        self.session.cookies.set("hearth_session", site.cookie.partition("=")[2])

    def get(self, path: str) -> requests.Response:
        """A page, without going on to where it leads."""
        return self.session.get(self.base + path, allow_redirects=False, timeout=240)

    def form(self, path: str) -> dict[str, str]:
        """The hidden values of the form on a page, among them its token."""
        page = self.get(path).text
        found = {}
        for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page):
            name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            if name:
                found[name[1]] = unescape(value[1]) if value else ""
        return found

    def post(
        self, path: str, data: dict[str, str], files: list[Path] | None = None
    ) -> requests.Response:
        """Send a form, without going on to where it leads."""
        sent = [("files", (file.name, file.read_bytes())) for file in files or []]
        return self.session.post(
            self.base + path, data=data, files=sent or None, allow_redirects=False, timeout=240
        )
