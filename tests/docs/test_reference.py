"""The reference pages list what the vendors' operations declare, and nothing else."""

import re
from collections.abc import Callable, Iterator
from inspect import getdoc
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from prefect_shiftwork.rest.operation import Operation, operations
from prefect_shiftwork.vendors.catalogue import IDS, clients, returns

DOCS = Path(__file__).parents[2] / "docs"

INTRODUCTION = """\
# {title}: operations

Every operation of `{id}`, made from its declaration by `pytest tests/docs --write-docs`.
How the vendor's API behaves, and what is left out, is in [{title}](../vendors/{id}.md).

A `?` marks an argument that may be left out. Each operation is a method of the client, a call from the shell
(`shiftwork call {id} {example}`) and, by `as_task`, a Prefect task.
"""


@pytest.mark.parametrize("vendor_id", IDS)
def test_a_reference_lists_what_is_declared(vendor_id: str, keep: Callable[[Path, str], None]) -> None:
    keep(DOCS / "reference" / f"{vendor_id}.md", page(vendor_id))


def page(vendor_id: str) -> str:
    """The reference of a vendor: a table for each part of its client."""
    declared = operations(clients()[vendor_id])
    title = clients()[vendor_id].title
    head = INTRODUCTION.format(title=title, id=vendor_id, example=next(iter(declared)))
    by_part = groupby(declared.values(), key=lambda operation: operation.owner)
    return "\n".join([head, *("\n".join(section(part, list(found))) for part, found in by_part)])


def section(part: type, found: list[Operation[..., Any]]) -> Iterator[str]:
    """The operations of one part of a client."""
    scoped = any(operation.spec.scope for operation in found)
    headings = ["Operation", "Request", "Kind", "Answers", *(["Scope"] if scoped else []), "What it does", "Source"]
    yield f"## {sentence(getdoc(part) or '').rstrip('.')}\n"
    yield row(headings)
    yield row(["---"] * len(headings))
    yield from (row(cells(operation, scoped=scoped)) for operation in found)
    yield ""


def cells(operation: Operation[..., Any], *, scoped: bool) -> list[str]:
    """What a reader wants to know of an operation."""
    spec = operation.spec
    return [
        f"`{operation.name}({', '.join(arguments(operation))})`",
        f"`{spec.method} {spec.path}`",
        str(spec.kind),
        returns(operation),
        *([f"`{spec.scope}`"] if scoped else []),
        markdown(getdoc(operation) or ""),
        spec.source,
    ]


def arguments(operation: Operation[..., Any]) -> Iterator[str]:
    for name, field in operation.parameters.model.model_fields.items():
        yield name if field.is_required() else f"{name}?"


def sentence(text: str) -> str:
    return markdown(text.partition("\n")[0])


def markdown(docstring: str) -> str:
    """A docstring on one line: roles and double backquotes are what Sphinx reads."""
    words = " ".join(docstring.split())
    return re.sub(r":\w+:`~?([\w.]+)`", r"`\1`", words).replace("``", "`")


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
