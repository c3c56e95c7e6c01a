"""The rules of the web half that the import contracts cannot see."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.template import Engine, TemplateDoesNotExist
from django.urls import URLPattern, URLResolver, get_resolver
from web_tree import APPS, ROOT, WEB, may_know, modules, templates, tier_of

OURS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE
)
OUTSIDE = re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""")


def where(path: Path) -> str:
    return str(path.relative_to(WEB))


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_a_table_points_to_its_own_tier_or_one_below(model: type[models.Model]) -> None:
    for field in model._meta.get_fields():
        other = field.related_model if field.concrete and field.is_relation else None
        if other is not None and other._meta.app_label in APPS:
            app = model._meta.app_label
            assert may_know(app, other._meta.app_label), f"{app} points up by {field.name}"


def app_of_template(name: str) -> str:
    for app in APPS:
        if (WEB / app / "templates" / name).exists():
            return app
    return ""


def test_templates_take_in_only_their_own_tiers_or_those_below() -> None:
    found = []
    for path, text in templates():
        for name in re.findall(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']", text):
            app = app_of_template(name)
            if app and not may_know(tier_of(path), app):
                found.append(f"{where(path)} takes in {name}")
            if not app:
                try:
                    Engine.get_default().get_template(name)
                except TemplateDoesNotExist:
                    found.append(f"{where(path)} takes in {name}, which is not there")
    assert found == []


def apps_of_addresses(resolver: URLResolver, namespace: str = "") -> dict[str, str]:
    """Each address's name and the app whose view it leads to."""
    found = {}
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            found |= apps_of_addresses(each, inner)
        elif isinstance(each, URLPattern) and each.name:
            view = getattr(each.callback, "view_class", each.callback)
            module = view.__module__.split(".")
            if module[0] == "hearth_web":
                found[f"{namespace}{each.name}"] = module[1]
    return found


# Where there is nothing to show, a page says what to do next: bring data in.
LEADING_UP = {
    f"insight/templates/insight/{page}.html": {"imports"} for page in ("picture", "quality")
}


def test_templates_lead_only_to_addresses_of_their_own_tiers_or_below() -> None:
    owners = apps_of_addresses(get_resolver())
    found = []
    for path, text in templates():
        for name in re.findall(r"{%\s*url\s+[\"']([^\"']+)[\"']", text):
            app = owners.get(name, "")
            if (
                app
                and not may_know(tier_of(path), app)
                and name not in LEADING_UP.get(where(path), ())
            ):
                found.append(f"{where(path)} leads to {name} of {app}")
    assert found == []


def test_views_never_ask_a_table_themselves() -> None:
    found = [
        f"{where(path)}:{node.lineno}"
        for path, tree in modules("views")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert found == []


def test_no_script_or_style_stands_in_a_template() -> None:
    found = [
        f"{where(path)}: {hit.group().strip()}"
        for path, text in templates()
        for hit in INLINE.finditer(re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", text))
    ]
    assert found == []


def test_nothing_is_fetched_from_outside() -> None:
    found = [where(path) for path, text in templates() if OUTSIDE.search(text)]
    assert found == []


def test_no_template_switches_escaping_off() -> None:
    found = [
        where(path)
        for path, text in templates()
        if path.suffix != ".txt" and re.search(r"\|\s*safe\b|autoescape\s+off", text)
    ]
    assert found == []


# What an action may call that writes to the log itself.
LOGS = {"record", "record_many", "viewed"}


def called(node: ast.AST) -> set[str]:
    """The names of everything called inside."""
    names = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            target = each.func
            names.add(
                target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
            )
    return names


Functions = dict[tuple[str, str], ast.FunctionDef]


def functions_of_actions() -> Functions:
    """Every function and method of the actions, by its module and name."""
    return {
        (where(path), node.name): node
        for path, tree in modules("actions")
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }


def logs(path: str, name: str, functions: Functions, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a function writes to the log, itself or through one it calls."""
    if name in LOGS:
        return True
    own = [(path, name)] if (path, name) in functions else []
    found = own or [key for key in functions if key[1] == name]
    return name not in seen and any(
        logs(key[0], each, functions, seen | {name})
        for key in found
        for each in called(functions[key])
    )


# Actions that change nothing anybody else could see, or that hand over to one that logs.
SAY_NOTHING = {
    "keep_draft": "what somebody is typing is theirs alone until they save it",
    "drop_draft": "the same",
    "spend": "that a form was sent once; what the form did is logged",
    "enqueue": "the work is logged by the action that asks for it",
    "ask": "the same",
    "set_up_code": "a code nobody has used yet",
    "mail_link": "the link is logged when it is made",
}


def test_every_action_writes_to_the_log() -> None:
    functions = functions_of_actions()
    silent = [
        f"{path}: {name}"
        for (path, name), node in functions.items()
        if "by" in {arg.arg for arg in node.args.kwonlyargs}
        and not name.startswith("_")
        and name not in SAY_NOTHING
        and not logs(path, name, functions)
    ]
    assert silent == []


def test_the_exceptions_from_logging_are_still_there() -> None:
    assert SAY_NOTHING.keys() <= {name for _, name in functions_of_actions()}


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


SENSITIVITY = {"public", "internal", "personal", "special", "secret"}


def register() -> dict[tuple[str, str], dict[str, str]]:
    """What docs/data-register.csv says of each column."""
    with (ROOT / "docs" / "data-register.csv").open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["column"]): row for row in csv.DictReader(file)}


def test_every_column_says_how_sensitive_it_is_and_how_long_it_is_kept() -> None:
    held = {
        (model._meta.label_lower, field.name)
        for model in OURS
        for field in model._meta.concrete_fields
    }
    said = register()
    assert held - said.keys() == set(), "Add these to docs/data-register.csv."
    assert said.keys() - held == set(), "These are gone: take them out of docs/data-register.csv."
    assert {row["sensitivity"] for row in said.values()} <= SENSITIVITY
    assert all(row["retention"] for row in said.values())


def test_what_opens_something_is_secret_and_what_a_child_must_not_fear_is_special() -> None:
    said = {key: row["sensitivity"] for key, row in register().items()}
    for key in (("access.user", "password"), ("api.token", "digest"), ("api.webhook", "secret")):
        assert said[key] == "secret"
    for table in ("wellbeing.healthyear", "people.adoptionlink", "people.note"):
        assert "special" in {value for key, value in said.items() if key[0] == table}
