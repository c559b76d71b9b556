"""The forms that a person fills in: every field told, every value checked, nothing that Prefect cannot show."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from prefect.utilities.collections import remove_nested_keys
from prefect.utilities.schema_tools.hydration import HydrationContext, hydrate
from prefect.utilities.schema_tools.validation import is_valid
from pydantic import BaseModel, ValidationError

from prefect_shiftwork.flows import FLOWS, load_flow
from prefect_shiftwork.flows.announce_shift import AnnounceShiftForm
from prefect_shiftwork.flows.copy_time_off import CopyTimeOffForm
from prefect_shiftwork.flows.deploying import schema_of as deployed
from prefect_shiftwork.flows.email_report import EmailReportForm
from prefect_shiftwork.flows.outline import block_classes

SHIFT = {"crewio_shift": {"event_id": "1", "shift_id": "2"}}
TO = ["chief@example.org"]
SMALLEST: dict[str, dict[str, Any]] = {
    "announce-shift": {"shift": SHIFT},
    "announce-new-shifts": {},
    "copy-time-off": {},
    "email-report": {"to": TO},
    "run-recipe": {},
    "watch-changes": {},
    "mail-failed-run": {"run_id": "00000000-0000-0000-0000-000000000000", "to": TO},
}


def schema_of(name: str) -> dict[str, Any]:
    """What Prefect's server and UI know of a flow's parameters."""
    return load_flow(name).parameters.model_dump_for_openapi()


def cards(name: str) -> dict[str, dict[str, Any]]:
    """The schemas of the form and of every card in it, by title; blocks are left out."""
    found = schema_of(name)["definitions"].items()
    return {title: card for title, card in found if "block_type_slug" not in card and "properties" in card}


def fields(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every field of every card, and every parameter."""
    for title, card in {"": schema_of(name), **cards(name)}.items():
        for field, schema in card["properties"].items():
            yield f"{title}.{field}", schema


def told(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A field's schema with what it leaves to the card that it is."""
    card = schema_of(name)["definitions"].get(schema.get("$ref", "").rpartition("/")[2], {})
    return {**card, **schema}


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and every schema inside it."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


@pytest.mark.parametrize("name", FLOWS)
def test_every_field_has_a_title_and_a_description(name) -> None:
    shown = {field: told(name, schema) for field, schema in fields(name)}
    assert [] == [field for field, schema in shown.items() if not schema.get("title")]
    assert [] == [field for field, schema in shown.items() if not schema.get("description", "").endswith(".")]


@pytest.mark.parametrize("name", FLOWS)
def test_every_field_is_typed(name) -> None:
    typed = {"type", "enum", "const", "$ref", "anyOf", "allOf"}
    assert [] == [field for field, schema in fields(name) if not typed & schema.keys()]


@pytest.mark.parametrize("name", FLOWS)
def test_nothing_is_a_password_a_json_object_or_a_time_without_a_date(name) -> None:
    unfit = {"password", "time", "duration", "time-delta", "json-string"}
    for field, schema in fields(name):
        for part in parts(schema):
            assert part.get("format") not in unfit, field
            assert "additionalProperties" not in part, field
            assert "discriminator" not in part, field


@pytest.mark.parametrize("name", FLOWS)
def test_each_choice_is_told_apart_by_a_field_of_its_own(name) -> None:
    definitions = schema_of(name)["definitions"]
    for field, schema in fields(name):
        references = [each.get("$ref", "").rpartition("/")[2] for each in schema.get("anyOf", [])]
        variants = [set(definitions[each]["properties"]) for each in references if each in cards(name)]
        for number, variant in enumerate(variants):
            others = set[str]().union(*variants[:number], *variants[number + 1 :])
            assert variant - others, field


@pytest.mark.parametrize("name", FLOWS)
def test_nothing_is_written_unless_a_person_says_so(name) -> None:
    form: type[BaseModel] = load_flow(name).fn.__annotations__["form"]
    assert True is form.model_validate(SMALLEST[name]).model_dump()["dry_run"]


def as_older_pages_send_it(schema: dict[str, Any]) -> dict[str, Any]:
    """What is left of a schema when Prefect's older pages have it checked (seen with 3.8.8).

    They drop other words, too; of those, this is the one by which a block could be told from a reference to it.
    """
    return remove_nested_keys(["additionalProperties"], schema)


@pytest.mark.parametrize("sent", [dict, as_older_pages_send_it])
@pytest.mark.parametrize("name", FLOWS)
def test_the_server_takes_the_form_and_a_saved_block_for_every_parameter(
    name, sent: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    saved = {parameter: {"$ref": {"block_document_id": str(uuid4())}} for parameter in block_classes(load_flow(name))}
    for block in saved:
        chosen = {each: saved[each] for each in {block, *load_flow(name).parameters.required} & saved.keys()}
        values = hydrate({"form": SMALLEST[name], **chosen}, HydrationContext())
        assert is_valid(values, sent(deployed(name))), block


@pytest.mark.parametrize("name", FLOWS)
def test_a_word_that_is_no_field_is_refused(name) -> None:
    form: type[BaseModel] = load_flow(name).fn.__annotations__["form"]
    with pytest.raises(ValidationError, match="dryrun"):
        form.model_validate(SMALLEST[name] | {"dryrun": False})


def test_time_zones_are_a_choice_and_a_wrong_one_is_refused_with_the_nearest() -> None:
    zone = cards("announce-shift")["WordsCard"]["properties"]["time_zone"]
    assert {"UTC", "Europe/Berlin", "America/New_York"} <= set(zone["enum"])
    with pytest.raises(ValidationError, match="Europe/Berlin"):
        AnnounceShiftForm.model_validate({"shift": SHIFT, "words": {"time_zone": "Europe/Berln"}})


@pytest.mark.parametrize("mail", [{"to": ["ada@"]}, {"to": ["ada"]}, {"sender": "the chief"}])
def test_a_wrong_address_is_refused_and_named(mail) -> None:
    with pytest.raises(ValidationError, match="mail address"):
        AnnounceShiftForm.model_validate({"shift": SHIFT, "mail": mail})


def test_addresses_are_kept_bare_and_once() -> None:
    form = EmailReportForm.model_validate({"to": ["Ada <ada@example.org>", "ada@example.org"], "sender": ""})
    assert (["ada@example.org"], "") == (form.to, form.sender)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("2026-12-05T18:00:00+01:00", "2026-12-05T17:00:00+01:00", "the shift ends before it starts: correct 'Ends'"),
        ("2026-12-05T18:00:00", "2026-12-05T19:00:00", "timezone"),
    ],
)
def test_a_new_shift_has_a_length_and_a_zone(start, end, reason) -> None:
    new = {"event_id": "1", "role_id": "2", "start": start, "end": end}
    with pytest.raises(ValidationError, match=reason):
        AnnounceShiftForm.model_validate({"shift": {"new_crewio_shift": new}})


@pytest.mark.parametrize("form", [CopyTimeOffForm, EmailReportForm])
def test_days_that_end_before_they_start_are_refused(form) -> None:
    field = "window" if form is CopyTimeOffForm else "period"
    days = {"days": {"start": "2026-11-02", "end": "2026-11-01"}}
    with pytest.raises(ValidationError, match="the last day is before the first: correct 'Last day'"):
        form.model_validate({field: days, "to": TO})


EDGE = {
    "UTC": datetime(2026, 11, 1, 1, tzinfo=UTC),
    "America/New_York": datetime(2026, 11, 1, 3, tzinfo=UTC),
    "Pacific/Auckland": datetime(2026, 11, 1, 12, tzinfo=UTC),
}
"""The first hours of November in UTC, which are still October in New York; and the first Monday in Auckland."""


@pytest.mark.parametrize(
    ("period", "zone", "expected"),
    [
        ({"named": {"which": "last week"}}, "UTC", "2026-10-19 to 2026-10-25"),
        ({"named": {"which": "last week"}}, "Pacific/Auckland", "2026-10-26 to 2026-11-01"),
        ({"named": {"which": "last month"}}, "UTC", "2026-10-01 to 2026-10-31"),
        ({"named": {"which": "last month"}}, "America/New_York", "2026-09-01 to 2026-09-30"),
        ({"named": {"which": "this month"}}, "Pacific/Auckland", "2026-11-01 to 2026-11-30"),
        ({"pay_period": {"first_day": "2026-01-05"}}, "UTC", "2026-10-12 to 2026-10-25"),
        ({"pay_period": {"first_day": "2026-01-05", "which": "this pay period"}}, "UTC", "2026-10-26 to 2026-11-08"),
        ({"days": {"start": "2026-10-03", "end": "2026-10-03"}}, "UTC", "2026-10-03"),
    ],
)
def test_a_period_is_that_of_the_reports_zone(period, zone, expected) -> None:
    form = EmailReportForm.model_validate({"to": TO, "period": period, "time_zone": zone})
    assert expected == str(form.days(EDGE[zone]))


def test_coming_days_begin_today_in_crewsenses_zone() -> None:
    form = CopyTimeOffForm.model_validate({"window": {"coming": {"days": 2}}})
    late = datetime(2026, 11, 1, 3, tzinfo=UTC)
    assert date(2026, 10, 31) == form.period(late, ZoneInfo("America/New_York")).start


@pytest.mark.parametrize(("filled_in", "read"), [("Riverside", "Riverside"), (1540, "1540"), ("1540", "1540"), (0, "")])
def test_a_location_is_a_name_or_a_number_and_0_stands_for_all(filled_in, read) -> None:
    form = {"to": TO, "source": {"seven_shifts_timesheet": {"location_id": filled_in}}}
    blocks = {"email": {"$ref": {"block_document_id": str(uuid4())}}}

    assert is_valid(hydrate({"form": form, **blocks}, HydrationContext()), deployed("email-report"))
    assert read == EmailReportForm.model_validate(form).source.seven_shifts_timesheet.location_id  # type: ignore[union-attr]
