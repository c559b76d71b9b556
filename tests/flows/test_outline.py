"""What a flow takes, told for the shell."""

from typing import Any

import pytest
from prefect.blocks.notifications import CustomWebhookNotificationBlock, SlackWebhook

from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials
from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.flows.outline import arguments, block_classes, load_blocks, outline
from prefect_shiftwork.rest.errors import InvalidInput


@pytest.mark.parametrize("name", FLOWS)
def test_every_flow_has_the_name_of_its_module(name) -> None:
    assert (FLOWS[name], name) == (load_flow(name).fn.__name__, FLOWS[name].replace("_", "-"))


@pytest.mark.parametrize("name", FLOWS)
def test_every_field_and_block_of_a_flow_has_a_line(name) -> None:
    lines = "\n".join(outline(load_flow(name)))

    assert "dry_run" in lines
    assert "Show" in lines or "Read" in lines
    for parameter in block_classes(load_flow(name)):
        assert f"\n{parameter} " in lines


def test_fields_inside_of_cards_are_written_with_dots() -> None:
    lines = {line.split()[0]: line for line in outline(load_flow("announce-shift"))}

    assert lines["shift"].endswith("(required)")
    assert "(default [])" in lines["mail.to"]
    assert {"shift.crewio_shift.event_id", "words.time_zone", "mail.people"} <= lines.keys()
    assert "a saved block: crewio-credentials" in lines["crewio"]
    assert "slack-webhook" in lines["chat"]
    assert "custom-webhook" in lines["chat"]


def test_a_parameter_takes_every_block_of_its_choice() -> None:
    classes = block_classes(load_flow("announce-shift"))

    assert [CrewSenseCredentials] == classes["crewsense"]
    assert {SlackWebhook, CustomWebhookNotificationBlock} <= set(classes["chat"])
    assert "form" not in classes


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "The form of 'Announce a shift' is not right. shift: Field required."),
        (
            {"shift": {"crewio_shift": {"event_id": "1"}}},
            "The form of 'Announce a shift' is not right. shift.crewio_shift.shift_id: Field required.",
        ),
        (
            {"shift": {"seven_shifts_shift": {"shift_id": "x"}}, "mail": {"tto": []}},
            "The form of 'Announce a shift' is not right. shift.seven_shifts_shift.shift_id: Input should be a valid "
            "integer, unable to parse string as an integer; mail.tto: Extra inputs are not permitted.",
        ),
    ],
)
async def test_a_mistake_in_a_form_is_named_with_its_field(given, sentence) -> None:
    with pytest.raises(InvalidInput) as raised:
        await arguments(load_flow("announce-shift"), given)
    assert sentence == str(raised.value)


async def test_a_choice_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvalidInput, match="shift.crew: Extra inputs are not permitted"):
        await arguments(load_flow("announce-shift"), {"shift": {"crew": {}}})


async def test_a_block_that_is_needed_is_asked_for() -> None:
    with pytest.raises(InvalidInput, match="Copy time off needs crewsense=..., with the name under which"):
        await arguments(load_flow("copy-time-off"), {"dry_run": False})


@pytest.fixture
def saved_in_prefect(monkeypatch) -> dict[tuple[type, str], object]:
    """What Prefect has saved: fill in blocks by class and name."""
    documents: dict[tuple[type, str], object] = {}

    def load(cls: type, name: str) -> Any:
        async def loading() -> object:
            if (cls, name) not in documents:
                raise ValueError(f"Unable to find block document named {name}")
            return documents[cls, name]

        return loading()

    for block in (CrewIOCredentials, SlackWebhook, CustomWebhookNotificationBlock):
        monkeypatch.setattr(block, "aload", classmethod(load))
    return documents


async def test_blocks_are_given_by_the_names_under_which_they_are_saved(saved_in_prefect) -> None:
    club, chat = object(), object()
    saved_in_prefect[CrewIOCredentials, "club"] = club
    saved_in_prefect[CustomWebhookNotificationBlock, "crew"] = chat

    given = {"crewio": "club", "chat": "crew", "dry_run": False}

    assert {"crewio": club, "chat": chat} == await load_blocks(load_flow("announce-shift"), given)


async def test_a_block_that_is_not_saved_is_named_with_what_to_do(saved_in_prefect) -> None:
    with pytest.raises(InvalidInput, match="crewio: there is no saved block crewio-credentials/club"):
        await load_blocks(load_flow("announce-shift"), {"crewio": "club"})
