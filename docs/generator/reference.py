"""The page of a vendor's operations."""

from collections.abc import Iterator
from inspect import getdoc, signature
from itertools import groupby
from typing import Any, get_type_hints

from pydantic import BaseModel

from generator import kinds
from generator.kinds import in_words, records
from generator.markdown import code, line, prose, table
from generator.meanings import Undocumented, of_argument, of_field
from generator.samples import python, shell
from prefect_shiftwork.rest.operation import Kind, Operation, operations
from prefect_shiftwork.vendors.catalogue import client_of

INTRODUCTION = """\
# {title}: operations

Every operation of `{id}`, made from its declaration. How the vendor's API behaves, and what is left out, is on the
page [{title}](../vendors/{id}.md).

Each operation is a method of the client, a call from the shell, and by `as_task` a Prefect task. In the lines of Python
`{id}` is the client, which [the README](../../README.md#from-python) shows how to open; the records that they name are
in the modules of `prefect_shiftwork.vendors.{id}`. What a call can raise is told in [errors](../errors.md). Beside an
operation stands what it adds to the errors of every call.
"""

NOTES = {True: "may be repeated", False: "is not repeated by itself"}


def page(vendor_id: str) -> str:
    """The reference of a vendor: its operations part by part, and the records that they take and answer."""
    client = client_of(vendor_id)
    declared = operations(client)
    by_part = groupby(declared.values(), key=lambda operation: operation.owner)
    sections = ["\n".join(part(owner, list(found))) for owner, found in by_part]
    head = INTRODUCTION.format(title=client.title, id=vendor_id)
    return "\n".join([head, *sections, *described(list(declared.values()))])


def part(owner: type, found: list[Operation[..., Any]]) -> Iterator[str]:
    """The operations of one part of a client."""
    yield f"## {line((getdoc(owner) or '').partition(chr(10))[0]).rstrip('.')}\n"
    for operation in found:
        yield from section(operation)


def section(operation: Operation[..., Any]) -> Iterator[str]:
    """One operation: request, meaning, arguments, answer, an example, and the source."""
    spec = operation.spec
    if not (told := getdoc(operation)):
        raise Undocumented(f"{operation.vendor.id} {operation.name} has no docstring.")
    repeated = [] if spec.kind is Kind.READ else [NOTES[spec.safe_to_repeat]]
    scope = [f"scope `{spec.scope}`"] if spec.scope else []
    yield f"### {operation.name}\n"
    yield f"{' · '.join([f'`{spec.method} {spec.path}`', str(spec.kind), *repeated, *scope])}\n"
    yield f"{prose(told)}\n"
    yield from table(["Argument", "Type", "Unless given", "What it is"], arguments(operation))
    yield f"Answers {answer(operation)}. {adds(operation)}Source: {spec.source}.\n"
    yield code("sh", shell(operation))
    yield code("python", python(operation)) + "\n"


def arguments(operation: Operation[..., Any]) -> Iterator[list[str]]:
    """A row for each argument."""
    hints = get_type_hints(operation.declaration, include_extras=True)
    for name, parameter in list(signature(operation.declaration).parameters.items())[1:]:
        default = "required" if parameter.default is parameter.empty else _default(parameter.default)
        yield [f"`{name}`", in_words(hints[name]), default, of_argument(operation, name)]


def _default(value: object) -> str:
    return "–" if value is None else f"`{value}`"


def answer(operation: Operation[..., Any]) -> str:
    """What comes back, in words."""
    one = in_words(operation.returns)
    if operation.spec.pages:
        return f"a list of {one}, a page at a time"
    return f"a {one}" if one.startswith("list of ") else one


def adds(operation: Operation[..., Any]) -> str:
    """The errors that an operation adds to those of every call."""
    spec = operation.spec
    found = {
        "InvalidInput": bool(operation.parameters.model.model_fields),
        "NotFound": "{" in spec.path,
        "NotPermitted": bool(spec.scope),
        "OutcomeUnknown": not spec.safe_to_repeat,
    }
    names = ", ".join(f"`{name}`" for name, applies in found.items() if applies)
    return f"Errors: {names}. " if names else ""


def described(found: list[Operation[..., Any]]) -> Iterator[str]:
    """The records that operations take and answer, each once, by name."""
    used: dict[str, type[BaseModel]] = {}
    for operation in found:
        hints = get_type_hints(operation.declaration, include_extras=True)
        used |= {record.__name__: record for hint in hints.values() for record in records(hint)}
    yield "## Records\n"
    yield "A field that the vendor leaves out is `None`; one that it adds is kept.\n"
    for name in sorted(used):
        yield from fields(used[name])


def fields(record: type[BaseModel]) -> Iterator[str]:
    """One record, with a row for each field."""
    hints = get_type_hints(record, include_extras=True)
    yield f"### {record.__name__}\n"
    yield f"{prose(getdoc(record) or '')}\n"
    rows = (
        [f"`{name}`", kinds.of_field(hints[name], field), of_field(record, name)]
        for name, field in record.model_fields.items()
    )
    yield from table(["Field", "Type", "What it is"], rows)
