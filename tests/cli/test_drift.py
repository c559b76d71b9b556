"""What a vendor answers otherwise than documented, from the shell."""

import httpx
import pytest
from fakes import Wire

from prefect_shiftwork.vendors.crewio import CrewIO, CrewIOAccess


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """CrewIO as it is told to answer."""
    wire = Wire()
    monkeypatch.setenv("CREWIO_API_KEY", "canary-key")
    transport = httpx.MockTransport(wire)
    monkeypatch.setattr(CrewIOAccess, "connect", lambda access, _shared: CrewIO(access.api_key, transport=transport))
    return wire


def test_the_sandbox_answers_as_documented(shiftwork, credentials) -> None:
    ran = shiftwork("drift", "crewsense")
    assert (0, ["As documented: 23 operations."], "") == (ran.status, ran.lines, ran.err)


def test_a_field_that_is_new_is_shown_and_is_no_failure(shiftwork, wire) -> None:
    wire.will({"events": [{"id": "1", "mood": "canary"}, {"id": "2", "mood": "canary"}]})
    ran = shiftwork("drift", "crewio")
    assert ["Operation    Field  What  Records", "list_events  mood   new   2"] == ran.lines
    assert 0 == ran.status


def test_a_record_that_cannot_be_read_ends_with_status_1(shiftwork, wire) -> None:
    wire.will({"events": [{"id": "1", "mood": "canary"}, {"id": ["canary"]}]})
    ran = shiftwork("drift", "crewio")
    assert "list_events  id     cannot be read: input should be a valid string  1" == ran.lines[1]
    assert (1, "shiftwork: some of the records above cannot be read. Report it with this table.") == (
        ran.status,
        ran.err,
    )
    assert "canary" not in ran.out


def test_an_answer_that_is_no_list_cannot_be_read_as_a_whole(shiftwork, wire) -> None:
    wire.will({"events": "canary"})
    ran = shiftwork("drift", "crewio")
    assert "list_events  the answer  cannot be read: not as documented  1" == ran.lines[1]
    assert 1 == ran.status


def test_what_a_key_may_not_read_is_told(shiftwork, wire) -> None:
    wire.will(httpx.Response(403))
    ran = shiftwork("drift", "crewio")
    assert 0 == ran.status
    (told,) = ran.lines
    assert told.startswith("Not read: CrewIO list_events is not permitted (403)")


def test_a_vendor_without_lists_has_nothing_to_read(shiftwork) -> None:
    assert ["Crewmojo has nothing that can be read without arguments."] == shiftwork("drift", "crewmojo").lines
