"""An installation of its own whose worker is killed, and what it holds in the end.

``import_worker.py prepare | upload PATH | accept | work | held``
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path


def main(do: str, *words: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hearth_web.config.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from import_help import held

    from hearth_web.access.models import User
    from hearth_web.audit.chain import prove
    from hearth_web.audit.models import Event
    from hearth_web.imports import actions, keeping
    from hearth_web.imports.models import Import

    if do == "prepare":
        User.objects.create_user("importer@council.test", name="Imre Importer")
    elif do == "upload":
        files = keeping.on_disk([Path(words[0])])
        actions.upload(by=User.objects.get(), files=files)
    elif do == "accept":
        actions.accept(by=User.objects.get(), imported=Import.objects.get())
    elif do == "work":
        call_command("work")
    elif do == "held":
        proof = prove()
        assert proof.whole, proof.reason
        about_records = Event.objects.filter(action__startswith="people.").count()
        print(hashlib.sha256(repr(held()).encode()).hexdigest(), about_records)


if __name__ == "__main__":
    main(*sys.argv[1:])
