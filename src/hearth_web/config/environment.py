"""What an installation says of itself through environment variables, read in one place."""

from __future__ import annotations

import os
import secrets
from datetime import date
from pathlib import Path
from typing import Any

import dj_database_url

__all__ = ["database", "day", "directory", "flag", "folder", "names", "secret_key", "text"]


def text(name: str, default: str = "") -> str:
    """The variable `HEARTH_<name>`."""
    return os.environ.get(f"HEARTH_{name}", default)


def flag(name: str, *, default: bool = False) -> bool:
    """Whether `HEARTH_<name>` says yes."""
    said = text(name)
    return said.lower() in {"1", "yes", "true", "on"} if said else default


def day(name: str) -> date | None:
    """A day in `HEARTH_<name>`, written as 2025-03-31; None when it is not set."""
    said = text(name)
    return date.fromisoformat(said) if said else None


def names(name: str, default: str = "") -> list[str]:
    """A comma-separated list in `HEARTH_<name>`."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folder() -> Path:
    """Where this installation keeps its database, files and keys: `HEARTH_DATA`, else ``data/``."""
    path = Path(text("DATA", "data")).resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    (path / "static").mkdir(exist_ok=True)
    return path


def secret_key(data: Path) -> str:
    """`HEARTH_SECRET_KEY`, else one made once and kept in the data folder for its owner alone."""
    if given := text("SECRET_KEY"):
        return given
    kept = data / "secret-key"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return kept.read_text(encoding="utf-8")


SQLITE = {
    # IMMEDIATE: a writer waits for its turn at the start instead of failing in the middle.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-64000;",
}

# Seconds. `timeout` is how long a page waits for a connection: over a restart of the database, but
# not so long that everybody's requests stand behind each other. Without `reconnect_timeout` the
# pool would try ever less often, and be away for half a minute after the database came back.
POOL = {"min_size": 2, "max_size": 16, "timeout": 5, "reconnect_timeout": 5}


def database(data: Path) -> dict[str, object]:
    """The database `DATABASE_URL` names, else SQLite in the data folder."""
    said = os.environ.get("DATABASE_URL") or f"sqlite:///{data / 'hearth.sqlite3'}"
    found: dict[str, object] = dict(dj_database_url.parse(said, conn_health_checks=True))
    if "sqlite" in str(found["ENGINE"]):
        found["OPTIONS"] = SQLITE
    else:
        said_there: Any = found.get("OPTIONS") or {}  # what stands in the address, such as sslmode
        found["OPTIONS"] = {**said_there, "pool": POOL}
    return found


def directory() -> dict[str, object]:
    """The council's OpenID Connect directory as allauth wants it; nothing if none is named."""
    issuer = text("OIDC_ISSUER").rstrip("/")
    if not issuer:
        return {}
    app = {
        "provider_id": "council",
        "name": text("OIDC_NAME", "your council account"),
        "client_id": text("OIDC_CLIENT"),
        "secret": text("OIDC_SECRET"),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}
