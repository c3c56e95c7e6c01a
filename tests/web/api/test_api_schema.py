"""The API does what its own document says, whatever it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis import Case

from hearth_web.api.site import api
from hearth_web.config.wsgi import application

pytestmark = pytest.mark.django_db
# Files are sent by tests of their own: this driver leaves them open.
schema = schemathesis.openapi.from_dict(api.get_openapi_schema()).exclude(method="POST")
schema.app = application


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A request leaves the test's own connection open, as Django's client sees to."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture
def headers(program: Any, settings: Any, one_connection: None) -> dict[str, str]:
    settings.API_REQUESTS_A_MINUTE = 100_000
    client = program("head_of_service")
    return {"Authorization": client.defaults["HTTP_AUTHORIZATION"]}


@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_the_document_says(case: Case, headers: dict[str, str]) -> None:
    checks = schemathesis.checks
    case.call_and_validate(
        headers=headers,
        checks=[
            checks.not_a_server_error,
            checks.status_code_conformance,
            checks.content_type_conformance,
            checks.response_schema_conformance,
        ],
    )
