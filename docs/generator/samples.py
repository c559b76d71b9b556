"""An example of each operation: the same call as a line of shell and as a line of Python."""

import json
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge
from pydantic import BaseModel, JsonValue, SecretStr, ValidationError

from generator.kinds import constraints, pattern_in
from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import Kind, Operation


@dataclass(frozen=True)
class Sample:
    """One value, as JSON and as Python."""

    json: JsonValue
    python: str


def plain(value: JsonValue) -> Sample:
    """A value that JSON and Python spell alike, apart from true and null."""
    return Sample(value, _quoted(value))


def _quoted(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else repr(value)


TEXTS = {
    "name": "Night shift",
    "title": "Night shift",
    "label": "Night shift",
    "first_name": "Ada",
    "last_name": "Lind",
    "full_name": "Ada Lind",
    "username": "ada",
    "email": "ada@example.org",
    "mail": "ada@example.org",
    "country": "CA",
    "timezone": "America/Toronto",
    "report_id": "oneonone.summary",
    "csv": "employeeCode,emailAddress\n7,ada@example.org\n",
}
UUID = "3f0a7d5e-6c1b-4a52-9d0e-2b8c4f1a7e90"
PATTERNS = {"#": "#2474a9", "[0-9A-Fa-f]{6}": "2474a9", "https": "https://example.org/hook"}
BY_TYPE: dict[type, Sample] = {
    float: plain(7.5),
    bool: plain(True),
    time: Sample("08:00:00", "time(8)"),
    SecretStr: Sample("correct horse", 'SecretStr("correct horse")'),
    dict: plain({"title": "Night shift"}),
}
LATER = ("end", "to", "clocked_out")


def shell(operation: Operation[..., Any]) -> str:
    """The call as a line of shell."""
    given = {name: sample.json for name, sample in arguments(operation).items()}
    words = (f"{name}={value if isinstance(value, str) else json.dumps(value)}" for name, value in given.items())
    yes = [] if operation.spec.kind is Kind.READ else ["--yes"]
    return shlex.join(["shiftwork", "call", operation.vendor.id, operation.name, *words, *yes])


def python(operation: Operation[..., Any]) -> str:
    """The call as an expression of Python, on a client that has the vendor's id for its name."""
    given = ", ".join(f"{name}={sample.python}" for name, sample in arguments(operation).items())
    call = f"{operation.vendor.id}.{operation.name}({given})"
    return f"[record async for record in {call}]" if operation.spec.pages else f"await {call}"


def arguments(operation: Operation[..., Any]) -> dict[str, Sample]:
    """The arguments that an operation needs; of a change that needs nothing but ids, also the first thing to change."""
    hints = get_type_hints(operation.declaration, include_extras=True)
    fields = operation.parameters.model.model_fields
    needed = [name for name, field in fields.items() if field.is_required()]
    if operation.spec.kind is Kind.UPDATE and all(f"{{{name}}}" in operation.spec.path for name in needed):
        needed += [name for name in fields if name not in needed][:1]
    return {name: sample(name, hints[name]) for name in needed}


def sample(name: str, hint: Any) -> Sample:
    """A value of that type, fit for an argument or a field of that name."""
    parts = get_args(hint)
    match get_origin(hint):
        case origin if origin is Annotated:
            return _annotated(name, hint)
        case origin if origin is Literal:
            return plain(parts[0])
        case origin if origin in {Union, UnionType}:
            return sample(name, next(each for each in parts if each is not NoneType))
        case origin if origin is list:
            inner = sample(name, parts[0])
            return Sample([inner.json], f"[{inner.python}]")
        case origin if origin in {dict, Mapping} or hint is JsonValue:
            return BY_TYPE[dict]
    return _of_model(hint) if issubclass(hint, BaseModel) else _of_type(name, hint)


def _annotated(name: str, hint: Any) -> Sample:
    if hint == LocalDateTime:
        return _moment(name, zoned=False)
    bounds = list(constraints(get_args(hint)[1:]))
    if pattern := pattern_in(bounds):
        for part, text in PATTERNS.items():
            if part in pattern:
                return plain(text)
    lowest = next((each.ge for each in bounds if isinstance(each, Ge)), None)
    return plain(max(lowest, 2)) if isinstance(lowest, int) else sample(name, get_args(hint)[0])


def _of_model(model: type[BaseModel]) -> Sample:
    """A record with what it requires, and as many fields more as its own rules ask for."""
    hints = get_type_hints(model, include_extras=True)
    ordered = sorted(model.model_fields, key=lambda name: not model.model_fields[name].is_required())
    required = sum(field.is_required() for field in model.model_fields.values())
    for count in range(max(required, 1), len(ordered) + 1):
        found = {name: sample(name, hints[name]) for name in ordered[:count]}
        values = {name: each.json for name, each in found.items()}
        if _valid(model, values):
            break
    written = ", ".join(f"{name}={each.python}" for name, each in found.items())
    return Sample(values, f"{model.__name__}({written})")


def _valid(model: type[BaseModel], values: dict[str, JsonValue]) -> bool:
    try:
        model.model_validate(values)
    except ValidationError:
        return False
    return True


def _of_type(name: str, kind: type) -> Sample:
    if kind is datetime or kind.__name__ == "AwareDatetime":
        return _moment(name, zoned=True)
    if kind is date:
        day = 27 if name.startswith(LATER) else 24
        return Sample(f"2026-12-{day}", f"date(2026, 12, {day})")
    if kind is int:
        return plain(12)
    if kind is str:
        return plain(TEXTS.get(name) or (UUID if name.endswith("id") else "As agreed."))
    return BY_TYPE[kind]


def _moment(name: str, *, zoned: bool) -> Sample:
    hour = 20 if name.startswith(LATER) else 8
    written = f"2026-12-24T{hour:02}:00:00"
    return (
        Sample(f"{written}Z", f"datetime(2026, 12, 24, {hour}, tzinfo=UTC)")
        if zoned
        else Sample(written, f"datetime(2026, 12, 24, {hour})")
    )
