from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from return_help import NOW

from hearth.vocabulary import council
from hearth_web import bridge
from hearth_web.people.models import Child, LegalStatus, PeriodOfCare, Placement, Review
from hearth_web.people.standing import refresh
from hearth_web.ui.models import House


@pytest.fixture(autouse=True)
def nothing_held(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Each test reads for itself, and keeps its files to itself."""
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "files"
    bridge.forget()
    House.forget()
    yield
    bridge.forget()
    House.forget()


@pytest.fixture(autouse=True)
def june() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def take_into_care(child: Child, since: date) -> None:
    PeriodOfCare.objects.create(child=child, decom=since, cin="N1", home_post="SE61AA")
    LegalStatus.objects.create(child=child, decom=since, ls="C2")
    Placement.objects.create(
        child=child,
        decom=since,
        place="U6",
        place_provider="PR1",
        pl_post="SE61AA",
        urn="SC900001",
    )


@pytest.fixture
def in_care(cast: Any) -> Any:
    """Ash, Birch and Cedar have been in care since February 2024; nobody has said Ash's sex."""
    House(code=council("Lewisham").ons_code, name="Larkmoor", set_up_at=timezone.now()).save()
    for child in (cast.ash, cast.birch, cast.cedar):
        child.ethnic, child.upn, child.sex = "WBRI", "UN2", "M"
        child.save()
        take_into_care(child, date(2024, 2, 1))
    Review.objects.create(child=cast.ash, review=date(2024, 6, 20), review_code="PN1")
    Child.objects.filter(pk=cast.ash.pk).update(sex="")
    refresh()
    return cast
