"""Operations that a recipe calls: reads, which are made, and writes, which are planned first."""

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from prefect.blocks.core import Block

from prefect_shiftwork.flows.left_out import need_whole
from prefect_shiftwork.flows.making import NO_CLEAR_ANSWER
from prefect_shiftwork.flows.memory import DidNotHappen, saved_as
from prefect_shiftwork.flows.recipe_answers import answer, answered
from prefect_shiftwork.flows.recipe_tools import Deed, Making, told
from prefect_shiftwork.recipes.arguments import evaluated
from prefect_shiftwork.recipes.expressions import Scope, not_made
from prefect_shiftwork.recipes.model import Call
from prefect_shiftwork.recipes.operations import Called, Search, names
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.rest.operation import Kind, Operation
from prefect_shiftwork.roster.plan import Action, Item

ACTIONS = {
    Kind.CREATE: Action.CREATE,
    Kind.UPSERT: Action.UPDATE,
    Kind.UPDATE: Action.UPDATE,
    Kind.DELETE: Action.REMOVE,
}
LONGEST_ARGUMENT = 200
"""Characters of an argument that a plan shows."""


async def records(making: Making, call: Call) -> object:
    """The answer of a read; of one that is made for each record, all answers in one list."""
    operation = names()[call.operation]
    credentials = making.tools.accounts[operation.vendor.id]
    given = [arguments(making, call, scope) for scope in making.scopes]
    answers = await answered(operation, credentials, given)
    if making.tools.changes_records:
        await need_whole(credentials, operation.finder.listing if isinstance(operation, Search) else operation)
    if making.step.for_each:
        return [each for found in answers for each in (found if isinstance(found, list) else [found])]
    if operation.spec.pages and not answers:
        return []
    return answers[0] if answers else not_made(making.step.name, "its condition did not hold")


async def changes(making: Making, call: Call) -> list[Item[Deed]]:
    """What a write would do, each time that it is made; every argument is checked as the client will check it."""
    operation = cast("Operation[..., Any]", names()[call.operation])  # a search changes nothing
    credentials = making.tools.accounts[operation.vendor.id]
    found: list[Item[Deed]] = []
    async with credentials.get_client() as client:
        for scope in making.scopes:
            given = arguments(making, call, scope)
            with told(making.step, "arguments"):
                await operation.call(client, (), given)
            what = f"{in_words(operation)}{shown(operation, given, client.context)}"
            once, key = making.key(scope, operation.vendor.id, saved_as(cast("Block", credentials)))
            deed = Deed(key, f"{operation.vendor.title}: {what}", partial(change, operation, credentials, given))
            found.append(Item(ACTIONS[operation.spec.kind], once, operation.vendor.title, what, payload=deed))
    return found


async def change(operation: Operation[..., Any], credentials: Access[Any], given: Mapping[str, Any]) -> object:
    """What the vendor answers to a write.

    Raises:
        DidNotHappen: from the error that says why, when it provably did not take effect.
        CallError: it may have taken effect.
    """
    try:
        return await answer(operation, credentials, given)
    except NO_CLEAR_ANSWER:
        raise
    except ShiftworkError as error:
        raise DidNotHappen from error


def arguments(making: Making, call: Call, scope: Scope) -> dict[str, Any]:
    """The arguments of one call."""
    texts = {row.name: row.value for row in call.arguments}
    with told(making.step, "arguments"):
        return evaluated(names()[call.operation], texts, scope, making.tools.reader)


def in_words(operation: Called) -> str:
    """An operation's name for people."""
    return operation.name.replace("_", " ")


def shown(operation: Operation[..., Any], given: Mapping[str, Any], context: object) -> str:
    """Arguments for a plan, as the operation reads them; a secret is starred."""
    read = operation.parameters.model.model_validate(dict(given), context=context)
    return f" ({_told(read.model_dump(exclude_unset=True))})" if given else ""


def _told(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{name} {_short(_told(each))}" for name, each in value.items() if each is not None)
        case list() | tuple():
            return ", ".join(map(_told, value))
    return " ".join(str(value).split())


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_ARGUMENT else f"{text[:LONGEST_ARGUMENT]}…"
