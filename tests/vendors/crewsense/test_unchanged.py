"""Whoever polls CrewSense is sent only what has changed, and reads the same records."""

import httpx
import pytest

from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import UnexpectedAnswer
from prefect_shiftwork.rest.pool import Shared


def tagged(tag: str, body: object) -> httpx.Response:
    """An answer with an ETag."""
    return httpx.Response(200, json=body, headers={"ETag": tag})


def unchanged() -> httpx.Response:
    """The answer to somebody who has the right one."""
    return httpx.Response(304)


def tags(wire) -> list[str | None]:
    """What each request said it has."""
    return [request.headers.get("If-None-Match") for request in wire.requests]


async def test_an_unchanged_record_is_the_one_that_was_read_before(client, wire, documented) -> None:
    wire.will(tagged('"a"', documented["list_labels"]), unchanged())
    assert await client.list_labels() == await client.list_labels()
    assert [None, '"a"'] == tags(wire)


async def test_of_a_list_only_the_pages_that_have_changed_are_sent(client, wire) -> None:
    def page(number: int, following: str | None) -> dict[str, object]:
        return {"data": [{"id": number}], "pagination": {"next": following}}

    second = "http://api.crewsense.com/v1/announcements?offset=50"
    wire.will(tagged('"a"', page(1, second)), tagged('"b"', page(2, None)))
    assert [1, 2] == [found.id async for found in client.list_announcements()]
    wire.will(unchanged(), tagged('"c"', page(3, None)))
    assert [1, 3] == [found.id async for found in client.list_announcements()]
    wire.will(unchanged(), unchanged())
    assert [1, 3] == [found.id async for found in client.list_announcements()]
    assert [None, None, '"a"', '"b"', '"a"', '"c"'] == tags(wire)


async def test_clients_of_one_credential_know_what_the_others_have_read(client_with, wire, clock, documented) -> None:
    shared = Shared(TokenHolder(), Budget(None, clock))
    wire.will(tagged('"a"', documented["list_labels"]), unchanged())
    async with client_with(shared) as one, client_with(shared) as other:
        assert await one.list_labels() == await other.list_labels()
    assert [None, '"a"'] == tags(wire)


async def test_other_credentials_read_everything_themselves(client_with, wire, documented) -> None:
    wire.will(tagged('"a"', documented["list_labels"]), tagged('"a"', documented["list_labels"]))
    async with client_with() as one, client_with() as other:
        assert await one.list_labels() == await other.list_labels()
    assert [None, None] == tags(wire)


async def test_a_renewed_token_does_not_forget_what_was_read(client, wire, documented) -> None:
    wire.will(tagged('"a"', documented["list_labels"]), httpx.Response(401), unchanged())
    assert await client.list_labels() == await client.list_labels()
    assert [None, '"a"', '"a"'] == tags(wire)


async def test_a_changed_record_comes_though_it_was_read_before(client, wire, documented) -> None:
    label = documented["get_label"]
    wire.will(tagged('"a"', label), {}, tagged('"b"', {**label, "label": "MED"}))
    assert "CPT" == (await client.get_label(1773)).label
    await client.update_label(1773, "MED", "#CCCCCC", "#333333")
    assert "MED" == (await client.get_label(1773)).label
    assert [None, None, '"a"'] == tags(wire)


async def test_an_answer_that_is_cut_short_is_asked_for_anew(client, wire, documented) -> None:
    cut = httpx.Response(200, text='[{"id": "1773"', headers={"ETag": '"a"', "Content-Type": "application/json"})
    wire.will(cut, tagged('"a"', documented["list_labels"]))
    with pytest.raises(UnexpectedAnswer, match="cut short"):
        await client.list_labels()
    assert [1773, 1774] == [label.id for label in await client.list_labels()]
    assert [None, None] == tags(wire)
