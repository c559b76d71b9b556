"""One record by its name from the shell."""

import json
from types import SimpleNamespace

import pytest

from prefect_shiftwork.cli import finding


def test_a_record_is_found_by_its_name_and_printed_to_be_read(shiftwork, credentials) -> None:
    ran = shiftwork("find", "crewsense", "group", "b shift")

    assert (0, "") == (ran.status, ran.err)
    assert (2, "B Shift") == tuple(json.loads(ran.out)[key] for key in ("id", "name"))
    assert len(ran.lines) > 1


@pytest.mark.parametrize("kind", ["work_type", "work-type", "work type"])
def test_a_kind_of_two_words_may_be_written_in_any_way(shiftwork, credentials, kind) -> None:
    assert 2 == json.loads(shiftwork("find", "crewsense", kind, "Overtime").out)["id"]


def test_the_search_is_narrowed_as_the_list_is(shiftwork, credentials) -> None:
    event = json.loads(shiftwork("find", "crewio", "event", "Sommerfest 2026").out)["id"]

    ran = shiftwork("find", "crewio", "role", "getrankestand", f"event_id={event}")

    assert "Getränkestand" == json.loads(ran.out)["name"]


def test_a_slip_of_the_pen_ends_with_the_nearest_name(shiftwork, credentials) -> None:
    ran = shiftwork("find", "crewsense", "group", "B Shfit")

    assert (1, "") == (ran.status, ran.out)
    assert "find_group found no group 'B Shfit'. Did you mean B Shift (2)" in ran.err


def test_a_kind_that_is_not_there_is_told_what_is(shiftwork, credentials) -> None:
    assert (
        "At crewio no 'user' can be found by name. There is event, role, helper."
        in shiftwork("find", "crewio", "user", "Jana").err
    )
    assert "It lists no records that have names." in shiftwork("find", "crewmojo", "person", "Jana").err
    assert "There is no vendor 'crewioo'" in shiftwork("find", "crewioo", "event", "Jana").err


def typed(**words: str) -> dict[str, SimpleNamespace]:
    """What stands on the line when the Tab key is pressed."""
    return {name: SimpleNamespace(value=word) for name, word in words.items()}


def test_the_tab_key_offers_what_can_be_found() -> None:
    offered = finding.kinds(typed(vendor="crewio"))

    assert ["event", "role", "helper"] == list(offered)
    assert "The role of that name, or with that id, among those of `list_roles`." == offered["role"]
    assert {} == finding.kinds(typed(vendor="nobody"))


def test_the_tab_key_offers_what_narrows_the_search() -> None:
    assert ["event_id="] == finding.narrowing(typed(vendor="crewio", kind="role"))
    assert [] == finding.narrowing(typed(vendor="crewio", kind="shift"))
