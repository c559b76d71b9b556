"""Types of arguments and fields in the words of the reference: kind, limits, unit and zone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, GroupedMetadata, Le, MaxLen, MinLen
from pydantic import AwareDatetime, BaseModel, JsonValue, SecretStr
from pydantic.fields import FieldInfo

from prefect_shiftwork.rest.fields import Instant, LocalDateTime
from prefect_shiftwork.vendors.crewio import fields as crewio
from prefect_shiftwork.vendors.crewmojo import Report, Ticket
from prefect_shiftwork.vendors.seven_shifts import fields as seven_shifts
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime
from prefect_shiftwork.vendors.seven_shifts_v1 import fields as seven_shifts_v1

NAMED: list[tuple[Any, str]] = [
    (LocalDateTime, "time, organisation's zone"),
    (Instant, "time with zone, UTC"),
    (crewio.Moment, "time with zone, UTC"),
    (seven_shifts.UtcUnlessSaid, "time, UTC unless it says otherwise"),
    (ClockTime, "time of day, location's clock"),
    (seven_shifts.Cents, "integer, hundredths of the currency"),
    (seven_shifts_v1.UtcMoment, "time with zone, UTC"),
    (seven_shifts_v1.Stamp, "time, UTC"),
    (seven_shifts_v1.ShiftMoment, "time with zone, zone of shift times"),
    (seven_shifts_v1.ShiftStamp, "time, zone of shift times"),
]
"""Kinds whose zone or unit the bare type does not tell."""

PLAIN: dict[Any, str] = {
    int: "integer",
    float: "number",
    str: "text",
    bool: "yes or no",
    datetime: "time",
    AwareDatetime: "time with zone",
    date: "date",
    time: "time of day",
    SecretStr: "secret text",
    JsonValue: "JSON",
    NoneType: "nothing",
    Report: "the report",
    Ticket: "a ticket for it",
}


def in_words(hint: Any) -> str:
    """A type as a reader of the reference sees it; a record is a link. That a value may be absent is not told."""
    for known, words in NAMED:
        if hint == known:
            return words
    parts = get_args(hint)
    match get_origin(hint):
        case origin if origin is Annotated:
            return f"{in_words(parts[0])}{''.join(limits(parts[0], constraints(parts[1:])))}"
        case origin if origin is Literal:
            return " or ".join(f"`{value}`" for value in parts)
        case origin if origin in {Union, UnionType}:
            choices = dict.fromkeys(in_words(each) for each in parts)
            return " or ".join(choice for choice in choices if choice != PLAIN[NoneType])
        case origin if origin in {list, tuple}:
            return f"list of {in_words(parts[0])}"
        case origin if origin in {dict, Mapping}:
            return "JSON object"
    return _record(hint) or PLAIN[hint]


def of_field(hint: Any, field: FieldInfo) -> str:
    """A field's type as a reader sees it, with the bounds that stand in its declaration and not in its type."""
    own = [] if get_origin(hint) is Annotated else field.metadata
    return f"{in_words(hint)}{''.join(limits(hint, constraints(own)))}"


def _record(hint: Any) -> str:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    return ""


def limits(kind: Any, bounds: Iterable[object]) -> Iterator[str]:
    """The bounds that a value has to keep."""
    bounds = list(bounds)
    found = {type(each): each for each in bounds}
    match found.get(Ge), found.get(Le):
        case Ge(low), Le(high):
            yield f", {low} to {high}"
        case Ge(low), None:
            yield f", {low} or more"
    match found.get(MinLen), found.get(MaxLen):
        case _, MaxLen(most):
            yield f", at most {most}{'' if get_origin(kind) is list else ' characters'}"
        case MinLen(), None:
            yield ", not empty"
    if pattern := pattern_in(bounds):
        yield f", pattern `{pattern}`"


def constraints(marks: Iterable[object]) -> Iterator[object]:
    """Each bound among what ``Annotated`` or a field's declaration says."""
    for mark in marks:
        for each in mark.metadata if isinstance(mark, FieldInfo) else [mark]:
            yield from each if isinstance(each, GroupedMetadata) else [each]


def pattern_in(bounds: Iterable[object]) -> str:
    """The pattern that a text has to match."""
    found = (getattr(each, "pattern", None) for each in bounds)
    return next((pattern for pattern in found if pattern), "")


def records(hint: Any) -> Iterator[type[BaseModel]]:
    """The records in a type, and those inside of them."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
        for field in hint.model_fields.values():
            yield from records(field.annotation)
    for part in get_args(hint):
        if part is not hint:
            yield from records(part)
