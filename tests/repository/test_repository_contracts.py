"""Each import contract breaks when it should: a contract that cannot fail holds nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINTER = Path(sys.executable).with_name("lint-imports")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINTER, "--config", folder / "pyproject.toml", "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    ignore = shutil.ignore_patterns("__pycache__", "data")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("hearth/measures/model.py", "import django", "never imports the web"),
        ("hearth/cli/main.py", "import hearth_web.config.settings", "never imports the web"),
        ("hearth/dates/period.py", "import hearth.records", "points downwards"),
        ("hearth/measures/compute.py", "import polars", "Only frames imports an engine"),
        ("hearth_web/bridge/house.py", "import polars", "Only frames imports an engine"),
        ("hearth_web/people/life.py", "import hearth_web.imports", "Web apps point downwards"),
        ("hearth_web/wellbeing/models.py", "import hearth_web.leaving.models", "Web apps"),
        ("hearth_web/people/rules.py", "import hearth_web.people.forms", "Inside an app"),
        ("hearth_web/api/queries.py", "import hearth_web.api.views", "Inside an app"),
    ],
)
def test_a_planted_import_breaks_its_contract(
    house: Path, module: str, planted: str, contract: str
) -> None:
    path = house / "src" / module
    path.write_text(f"{path.read_text()}\n\n{planted}\n")
    done = lint(house)
    assert done.returncode != 0
    broken = [line for line in done.stdout.splitlines() if "BROKEN" in line]
    assert len(broken) == 1
    assert contract in broken[0]


def test_a_new_package_must_ask_for_its_place(house: Path) -> None:
    (house / "src" / "hearth" / "attic").mkdir()
    (house / "src" / "hearth" / "attic" / "__init__.py").write_text("")
    done = lint(house)
    assert done.returncode != 0
    assert "attic" in done.stdout
