"""What the tests of signing in share."""

from __future__ import annotations


# A browser runs an event loop in this thread; the database is asked from it all the same.
