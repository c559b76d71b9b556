import httpx
import pytest
from pydantic import ValidationError

from prefect_shiftwork.rest.access import Account
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import NotAuthenticated
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewio import CrewIOAccess


def access(**fields: object) -> CrewIOAccess:
    return CrewIOAccess.model_validate({"api_key": "crw_live_invented_key", **fields})


async def identified(answer: httpx.Response, urls: list[str] | None = None) -> Account:
    def handler(request: httpx.Request) -> httpx.Response:
        if urls is not None:
            urls.append(str(request.url))
        return answer

    credential = access()
    async with credential.connect(Shared(TokenHolder(), Budget(None)), httpx.MockTransport(handler)) as client:
        return await credential.identify(client)


async def test_a_check_is_one_small_read():
    urls: list[str] = []
    await identified(httpx.Response(200, json={"events": []}), urls)
    assert ["https://crewio.co/api/developer/v1/events?limit=1"] == urls


@pytest.mark.parametrize(
    ("events", "name"),
    [
        ([{"id": "event_uuid", "name": "Sommerfest 2026"}], "the club with the event Sommerfest 2026"),
        ([{"id": "event_uuid"}], "the club with the event event_uuid"),
        ([], "the club without events so far"),
    ],
)
async def test_a_check_shows_the_club_by_one_of_its_events(events, name):
    assert Account(vendor="CrewIO", name=name) == await identified(httpx.Response(200, json={"events": events}))


async def test_a_check_names_the_scope_that_a_working_key_lacks():
    account = await identified(httpx.Response(403, json={"error": "Missing scope"}))
    [missing] = account.missing
    assert "events:read" in missing
    assert "plan includes API access" in missing


async def test_a_check_with_a_revoked_key_says_so():
    with pytest.raises(NotAuthenticated, match="expired or was revoked"):
        await identified(httpx.Response(401, json={"error": "revoked"}))


def test_the_portals_address_is_the_default_and_another_one_may_be_given():
    assert "https://crewio.co" == access().base_url
    assert "https://api.crewio.co" == access(base_url="https://api.crewio.co/").base_url
    assert "api.crewio.co" in (CrewIOAccess.model_fields["base_url"].description or "")


def test_plain_http_is_refused_except_on_this_machine():
    assert "http://127.0.0.1:8000/crewio" == access(base_url="http://127.0.0.1:8000/crewio").base_url
    with pytest.raises(ValidationError, match="https"):
        access(base_url="http://crewio.co")


def test_no_secret_is_shown():
    credential = access(webhook_secret="invented-signing-secret")
    assert "invented" not in f"{credential!r} {credential.model_dump_json()}"


def test_every_field_of_the_form_has_a_title_and_a_sentence():
    for field in CrewIOAccess.model_fields.values():
        assert field.title
        assert field.description
        assert field.description.endswith(".")
