"""An installation of its own whose worker is killed, and what it holds in the end.

``import_worker.py upload PATH | accept | work | held``, or all of it in peace: ``calm PATH``
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path


def upload(path: str) -> None:
    from hearth_web.access.models import User
    from hearth_web.imports import actions, keeping

    importer = User.objects.create_user("importer@council.test", name="Imre Importer")
    actions.upload(by=importer, files=keeping.on_disk([Path(path)]))


def accept() -> None:
    from hearth_web.access.models import User
    from hearth_web.imports import actions
    from hearth_web.imports.models import Import

    actions.accept(by=User.objects.get(), imported=Import.objects.get())


def work() -> None:
    from django.core.management import call_command

    call_command("work")


def held() -> None:
    import import_help

    from hearth_web.audit.chain import prove
    from hearth_web.audit.models import Event

    proof = prove()
    assert proof.whole, proof.reason
    about_records = Event.objects.filter(action__startswith="people.").count()
    print(hashlib.sha256(repr(import_help.held()).encode()).hexdigest(), about_records)


def calm(path: str) -> None:
    from hearth_web.jobs.nightly import start_nightly
    from hearth_web.jobs.worker import run_due

    upload(path)
    start_nightly()  # as every worker does first
    run_due()
    accept()
    run_due()
    held()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
    import django

    django.setup()
    do, *words = sys.argv[1:]
    {one.__name__: one for one in (upload, accept, work, held, calm)}[do](*words)
