"""Arguments as a person types them, read as an operation wants them."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import ValidationError
from pydantic_core import ErrorDetails, from_json

from prefect_shiftwork.recipes.expressions import Scope, has_expressions, value
from prefect_shiftwork.recipes.operations import Called, arguments_of
from prefect_shiftwork.rest.parameters import reason
from prefect_shiftwork.templates.reader import Reader

ANY_ZONE: Mapping[str, object] = {"zone": ZoneInfo("UTC")}
"""What a client would add to a time without zone; for checking any will do."""


def evaluated(operation: Called, texts: Mapping[str, str], scope: Scope, reader: Reader) -> dict[str, Any]:
    """The arguments of a call.

    Raises:
        InvalidInput: an expression cannot be evaluated.
        DependsOnAWrite: one uses the answer of a write that was not made.
    """
    return fitting(operation, {name: value(text, scope, reader) for name, text in texts.items()})


def fitting(operation: Called, given: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments, with a text that does not fit read as JSON: a list, an object."""
    wrong = {problem["loc"][0] for problem in problems_of(operation, given) if problem["loc"]}
    return {name: _from_json(each) if name in wrong else each for name, each in given.items()}


def mistakes(operation: Called, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The arguments that are missing, unknown or of the wrong kind, each with the reason.

    What holds an expression is known only when the recipe runs, and passes.
    """
    fixed = {name: text for name, text in texts.items() if not has_expressions(text)}
    for problem in problems_of(operation, fitting(operation, fixed)):
        name = str(problem["loc"][0]) if problem["loc"] else ""
        if name not in texts.keys() - fixed.keys():
            yield name, _reason(problem, name, arguments_of(operation).model_fields)
    for name in texts.keys() - fixed.keys() - arguments_of(operation).model_fields.keys():
        yield name, unknown(name, arguments_of(operation).model_fields)


def problems_of(operation: Called, given: Mapping[str, Any]) -> list[ErrorDetails]:
    """What pydantic finds wrong with some arguments."""
    try:
        arguments_of(operation).model_validate(dict(given), context=dict(ANY_ZONE))
    except ValidationError as error:
        return error.errors(include_url=False, include_context=False)
    return []


def unknown(name: str, known: Iterable[str]) -> str:
    """That there is nothing of that name, with the nearest that there is."""
    names = list(known)
    if not names:
        return f"there is no {name!r}, nor any other"
    near = get_close_matches(name, names, n=3)
    advice = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}"
    return f"there is no {name!r}; {advice}"


def _reason(problem: ErrorDetails, name: str, known: Iterable[str]) -> str:
    match problem["type"]:
        case "missing" if len(problem["loc"]) == 1:
            return "it is missing; the operation needs it"
        case "extra_forbidden" if len(problem["loc"]) == 1:
            return unknown(name, known)
    return reason(problem)


def _from_json(given: object) -> object:
    try:
        return from_json(given) if isinstance(given, str) else given
    except ValueError:
        return given
