"""What a browser says of itself, in words a person can recognise as their own."""

from __future__ import annotations

__all__ = ["in_words"]

# Each says it is the ones after it too, so the order matters.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "a Chromebook"),
    ("Macintosh", "a Mac"),
    ("Linux", "Linux"),
)
LONGEST = 60


def in_words(said: str) -> str:
    """Browser and machine, or the beginning of what it says when it is none we know.

    >>> in_words("Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/120 Safari/537")
    'Chrome on Windows'
    """
    browser = next((name for mark, name in BROWSERS if mark in said), "")
    machine = next((name for mark, name in MACHINES if mark in said), "")
    if browser and machine:
        return f"{browser} on {machine}"
    return browser or said[:LONGEST]
