"""What each argument and each field means.

A declaration says it where the vendor's document does. The rest is in ``meanings.yaml``: a name means the same wherever
it stands, unless its vendor or its operation has an entry of its own. An argument or a field without a meaning stops
the build.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from sphinx.pycode import ModuleAnalyzer

from generator.kinds import records
from generator.markdown import line
from prefect_shiftwork.rest.operation import Kind, Operation

Said = dict[str, str | dict[str, str]]
ANY_VENDOR = "any"


class Undocumented(Exception):
    """Something has no words that a reader could understand it by."""


@cache
def written() -> dict[str, Said]:
    """The entries of ``meanings.yaml``: by vendor, then by argument, or by operation and argument."""
    found: dict[str, Said] = yaml.safe_load(Path(__file__).with_name("meanings.yaml").read_text())
    return found


def of_argument(operation: Operation[..., Any], name: str) -> str:
    """What an argument means.

    Raises:
        Undocumented: nothing says it.
    """
    declared = operation.parameters.model.model_fields[name].description
    mine = written().get(operation.vendor.id, {})
    own = mine.get(operation.name, {})
    found = (
        declared
        or (own.get(name) if isinstance(own, dict) else None)
        or _of_answer(operation, name)
        or mine.get(name)
        or written()[ANY_VENDOR].get(name)
        or _of_id(operation, name)
    )
    if not isinstance(found, str):
        raise Undocumented(f"{operation.vendor.id} {operation.name}: say in meanings.yaml what {name} means.")
    return found


def _of_answer(operation: Operation[..., Any], name: str) -> str:
    """A write's argument means what the field of that name in the record means that its part of the client answers."""
    if operation.spec.kind is Kind.READ or name == "id":
        return ""
    part = [each for each in vars(operation.owner).values() if isinstance(each, Operation)]
    answered = (record for each in [operation, *part] for record in records(each.returns))
    found = (_of_field(record, name) for record in answered if name in record.model_fields)
    return next(filter(None, found), "")


def _of_id(operation: Operation[..., Any], name: str) -> str | None:
    """An id in the path, or named ``shift_id``, tells by itself what it is of."""
    before = re.search(rf"/([\w-]+)/\{{{name}\}}", operation.spec.path)
    if name == "id" and before:
        return f"Id of the {singular(before[1])}."
    if not (named := re.fullmatch(r"(\w+)_id(s?)", name)):
        return None
    noun = named[1].replace("_", " ")
    filters = operation.spec.kind is Kind.READ and not operation.parameters.model.model_fields[name].is_required()
    if named[2]:
        return f"Only of these {noun}s, by their ids." if filters else f"Ids of the {noun}s."
    return f"Only of this {noun}, by its id." if filters else f"Id of the {noun}."


def singular(word: str) -> str:
    """One of what a part of a path names, like ``bulletin board`` of ``bulletin_boards``."""
    one = re.sub(r"(?<=ch)es$|(?<!s)s$", "", re.sub(r"ies$", "y", word))
    return one.replace("_", " ").replace("-", " ")


def of_field(record: type[BaseModel], name: str) -> str:
    """What a field of a record means, from its description or from the words below it.

    Raises:
        Undocumented: nothing says it.
    """
    if not (found := _of_field(record, name)):
        raise Undocumented(f"{record.__module__}: say what {record.__name__}.{name} means, in its description.")
    return found


def _of_field(record: type[BaseModel], name: str) -> str:
    if declared := record.model_fields[name].description:
        return line(declared)
    for kind in record.__mro__:
        if kind.__module__.startswith("prefect_shiftwork") and (words := below(kind).get(name)):
            return line(words)
    return "Id of the record." if name == "id" else ""


@cache
def below(kind: type) -> dict[str, str]:
    """The words below each field of a class, as its source has them."""
    found = ModuleAnalyzer.for_module(kind.__module__).find_attr_docs()
    return {name: "\n".join(lines) for (owner, name), lines in found.items() if owner == kind.__qualname__}
