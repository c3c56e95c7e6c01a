"""What the repository itself must never hold, and what its two commands must find."""

from __future__ import annotations

import importlib
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    suffixes = {".py", ".md", ".toml", ".txt", ".json", ".csv", ".typ", ".css", ""}
    return [
        (path, path.read_text(encoding="utf-8")) for path in tracked() if path.suffix in suffixes
    ]


def test_locks_hold_hashes_and_no_address() -> None:
    for lock in (ROOT / "requirements").glob("*.txt"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text, f"{lock.name} names an address"


def test_npm_lock_holds_no_address() -> None:
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_no_path_of_a_machine_is_written() -> None:
    machine = re.compile(r"(?<![\w.])/(?:home|root|work)/\w")
    found = [str(path) for path, text in texts() if machine.search(text)]
    assert found == []


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "GLOSSARY.md", "CHANGELOG.md", "SECURITY.md"]
)
def test_links_of_the_front_pages_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text()
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_package_offers_the_names_it_says() -> None:
    # Their order is ruff's to hold (RUF022).
    for init in (ROOT / "src" / "hearth").glob("*/__init__.py"):
        module = importlib.import_module(f"hearth.{init.parent.name}")
        assert module.__all__
        assert [name for name in module.__all__ if not hasattr(module, name)] == []


def test_the_pure_half_imports_with_no_engine_but_its_own() -> None:
    code = "import hearth.cli, sys; assert not {'django', 'pandas', 'pyspark'} & set(sys.modules)"
    python = ROOT / ".venv" / "bin" / "python"
    subprocess.run([python, "-c", code], check=True, cwd=ROOT)
