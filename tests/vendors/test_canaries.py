"""A credential goes to its vendor, and shows nowhere else: whatever the vendor answers, and whoever listens."""

import base64
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from canary import canary, everything_of, found_in, told_by_logs
from fakes import StillClock
from pydantic import ValidationError

from prefect_shiftwork.rest import retry
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewio import CrewIOAccess
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1Access


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "backoff", lambda *_: 0.0)


GUID = "1310bfe1-cb3f-4f24-98a2-fde2bc504108"


@dataclass(frozen=True)
class Secret:
    """A field that holds a secret, and what else its credential needs."""

    access: type[Access[Any]]
    field: str
    others: dict[str, str]

    def __str__(self) -> str:
        return f"{self.access.vendor.id}.{self.field}"

    def filled(self, secret: str, **fields: str) -> Access[Any]:
        return self.access(**{**self.others, self.field: secret, **fields})


SECRETS = (
    Secret(CrewSenseAccess, "client_secret", {"client_id": "id", "timezone": "UTC"}),
    Secret(CrewIOAccess, "api_key", {}),
    Secret(CrewIOAccess, "webhook_secret", {"api_key": "key"}),
    Secret(SevenShiftsV1Access, "api_key", {}),
    Secret(SevenShiftsAccess, "access_token", {}),
    Secret(SevenShiftsAccess, "client_secret", {"client_id": "id", "company_guid": GUID}),
    Secret(CrewmojoAccess, "client_secret", {"client_id": "id"}),
)
EACH = pytest.mark.parametrize("secret", SECRETS, ids=str)
FETCHING = pytest.mark.parametrize("secret", [each for each in SECRETS if each.field == "client_secret"], ids=str)


def repeated(request: httpx.Request) -> str:
    """All that a request said, plain and in an address, as a gateway's page of errors likes to repeat it."""
    said = f"{request.url} {dict(request.headers)} {request.content.decode()}"
    _, _, sent = request.headers.get("Authorization", "").partition(" ")
    return f"{sent} {quote(sent, safe='')} {said} {base64.b64encode(sent.encode()).decode()}"


def at_the_end_of_the_quote(request: httpx.Request) -> str:
    """The same behind so many words that only a part of it is quoted."""
    return f"{'x' * 270} {repeated(request)}"


def raising(error: Callable[..., Exception]) -> Callable[[httpx.Request], httpx.Response]:
    def answer(request: httpx.Request) -> httpx.Response:
        raise error(f"gave up {request.url.path}", request=request)

    return answer


ANSWERS: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    "rejected": lambda request: httpx.Response(422, json={"error": repeated(request)}),
    "rejected at length": lambda request: httpx.Response(422, json={"error": at_the_end_of_the_quote(request)}),
    "not authenticated": lambda request: httpx.Response(401, json={"message": [repeated(request)]}),
    "not permitted": lambda request: httpx.Response(403, json={"title": "No", "detail": repeated(request)}),
    "a fault": lambda request: httpx.Response(500, json={"error": {"message": repeated(request)}}),
    "a page": lambda request: httpx.Response(200, html=f"<html>{repeated(request)}</html>"),
    "cut short": lambda request: httpx.Response(200, text=json.dumps({"data": repeated(request)})[:-2]),
    "another type": lambda request: httpx.Response(200, json={"data": repeated(request), "expires_in": "soon"}),
    "elsewhere": lambda request: httpx.Response(302, headers={"Location": f"https://x.example?{repeated(request)!a}"}),
    "silence": raising(httpx.ReadTimeout),
    "no connection": raising(httpx.ConnectError),
}


def with_tokens(token: str, answer: Callable[[httpx.Request], httpx.Response]) -> httpx.MockTransport:
    """A vendor that gives out the token, and answers everything else as it is told."""

    def vendor(request: httpx.Request) -> httpx.Response:
        if b"client_secret" in request.content:
            return httpx.Response(200, json={"access_token": token, "expires_in": 3600})
        return answer(request)

    return httpx.MockTransport(vendor)


async def told(access: Access[Any], transport: httpx.MockTransport) -> Iterable[str]:
    """What can be seen of a credential and its client, and of what comes of using it."""
    client = access.connect(Shared(TokenHolder(), Budget(None, StillClock())), transport)
    client.session.clock = StillClock()
    shown = [f"{access} {access!r} {access.model_dump_json()} {client!r} {vars(client)} {vars(client.session)}"]
    async with client:
        try:
            await access.identify(client)
        except ShiftworkError as error:
            shown.append(everything_of(error))
    return shown


@pytest.mark.parametrize("answer", ANSWERS)
@EACH
async def test_a_secret_shows_nowhere_whatever_the_vendor_answers(
    secret: Secret, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    hidden = canary()
    with caplog.at_level(logging.DEBUG):
        shown = await told(secret.filled(hidden), httpx.MockTransport(ANSWERS[answer]))
    assert set() == found_in("\n".join([*shown, told_by_logs(caplog.records)]), hidden)


@pytest.mark.parametrize("answer", ANSWERS)
@FETCHING
async def test_a_token_that_was_fetched_shows_nowhere_either(
    secret: Secret, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    hidden, token = canary(), canary()
    with caplog.at_level(logging.DEBUG):
        shown = await told(secret.filled(hidden), with_tokens(token, ANSWERS[answer]))
    assert set() == found_in("\n".join([*shown, told_by_logs(caplog.records)]), hidden, token)


WRONG = {"base_url": "http://vendor.example", "timezone": "Nowhere/Land", "on_drift": "maybe", "company_guid": "8655"}


@pytest.mark.parametrize("field", WRONG)
@EACH
def test_a_mistake_in_another_field_does_not_show_it(secret: Secret, field: str) -> None:
    hidden = canary()
    if field in secret.access.model_fields:
        with pytest.raises(ValidationError) as caught:
            secret.filled(hidden, **{field: WRONG[field]})
        assert set() == found_in(everything_of(caught.value), hidden)


@EACH
def test_a_mistake_in_it_does_not_show_it(secret: Secret) -> None:
    hidden = canary()
    with pytest.raises(ValidationError) as caught:
        secret.filled(f"ä{hidden}")
    assert set() == found_in(everything_of(caught.value), hidden)


def test_secrets_that_exclude_each_other_are_not_shown() -> None:
    hidden, other = canary(), canary()
    with pytest.raises(ValidationError) as caught:
        SevenShiftsAccess(access_token=hidden, client_id="id", client_secret=other)
    assert set() == found_in(everything_of(caught.value), hidden, other)


@FETCHING
async def test_a_token_that_no_header_takes_is_not_shown_by_what_refuses_it(secret: Secret) -> None:
    token = canary()
    shown = await told(secret.filled(canary()), with_tokens(f"{token}\x00", ANSWERS["rejected"]))
    assert "letters that no key has" in "".join(shown)
    assert set() == found_in("".join(shown), token)
