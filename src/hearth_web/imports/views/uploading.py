"""Giving files."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hearth_web.access.pages import page
from hearth_web.access.verbs import Verb
from hearth_web.imports import actions, keeping
from hearth_web.imports.forms import UploadForm

__all__ = ["new"]


@page(Verb.IMPORT)
def new(request: HttpRequest) -> HttpResponse:
    """Choose files; they are read in the background, and nothing changes until it is accepted."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*given)
    if form.is_valid():
        return upload(request, form)
    return render(request, "imports/new.html", {"form": form})


def upload(request: HttpRequest, form: UploadForm) -> HttpResponse:
    """Take the files in, or say why not."""
    files = [keeping.Uploaded(file) for file in form.cleaned_data["files"]]
    try:
        imported = actions.upload(by=request.user, files=files, as_at=form.cleaned_data["as_at"])
    except actions.RefusedError as error:
        for reason in error.reasons:
            form.add_error("files", reason)
        return render(request, "imports/new.html", {"form": form})
    except actions.AlreadyInError as error:
        messages.info(request, str(error))
        return redirect("import", error.before.pk)
    return redirect("import", imported.pk)
