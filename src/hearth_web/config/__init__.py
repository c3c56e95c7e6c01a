"""Settings, addresses and commands: the only package that knows every app."""
