"""How the site answers when fifty people work at once. See `docs/performance.md`."""
