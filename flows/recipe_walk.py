"""A recipe step by step: what each comes to, each in a task run of its own."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from prefect import Task, task
from prefect.cache_policies import NO_CACHE

from prefect_shiftwork.exports.canvas import Chart
from prefect_shiftwork.flows.artifacts import show_table
from prefect_shiftwork.flows.derive import may_run_again
from prefect_shiftwork.flows.forms import MessageForm
from prefect_shiftwork.flows.memory import DidNotHappen, Effect, Once, once, was_done
from prefect_shiftwork.flows.recipe_calls import changes, in_words, records
from prefect_shiftwork.flows.recipe_files import TableRows, table_of
from prefect_shiftwork.flows.recipe_messages import mails, messages
from prefect_shiftwork.flows.recipe_pictures import drawn, show_pictures
from prefect_shiftwork.flows.recipe_tools import Deed, Making, Tools, each_once, told
from prefect_shiftwork.flows.running import not_tried, write_batch
from prefect_shiftwork.recipes.expressions import DependsOnAWrite, Scope, not_made, value
from prefect_shiftwork.recipes.model import ApprovalStep, CallStep, ChatStep, Mail, MailStep, Recipe, Step, TableStep
from prefect_shiftwork.recipes.operations import names
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.plan import LONGEST_TABLE, Action, Item, Outcome

T = TypeVar("T")


@task(name="Recipe step", task_run_name="{title}", cache_policy=NO_CACHE, persist_result=False)
async def step_run(title: str, work: Callable[[], Awaitable[T]]) -> T:  # noqa: ARG001  # the name of the run
    """Do a step."""
    return await work()


class Walk:
    """One way through a recipe.

    Attributes:
        results: of the steps that were made, by name.
    """

    def __init__(self, recipe: Recipe, tools: Tools, results: Mapping[str, object]) -> None:
        self._tools = tools
        self._tables = {each.name: each for each in recipe.steps if isinstance(each.does, TableStep)}
        self.results = dict(results)

    async def read(self, step: Step) -> None:
        """Make a step that changes nothing, as often as it is made."""
        run = _again_where_safe(step)
        self.results[step.name] = await run(title_of(step), lambda: self._found(step))

    async def plan(self, step: Step) -> list[Item[Deed]]:
        """What a step would change; what was done before is skipped."""
        try:
            items = await self._changes(step)
        except DependsOnAWrite as why:
            return [Item(Action.CREATE, "", step.name, doing(step), f"known when the steps before are made: {why}")]
        return [await _unless_done(item) for item in each_once(step, items)]

    async def write(self, step: Step, items: list[Item[Deed]], form: MessageForm) -> list[Outcome]:
        """Do what was planned; one change that fails does not stop the others of the step, but many failures do."""
        answers: list[object] = []
        due = tuple(item for item in items if item.action is not Action.SKIP)

        async def do(deed: Deed) -> Once:
            return await _do(deed, answers, form)

        async def work() -> list[Outcome]:
            return await write_batch.fn(due, do, 1, len(due), len(due), form.max_failures or len(due))

        tried = await step_run(title_of(step), work)
        outcomes = [*tried, *(not_tried(item, form.max_failures) for item in due[len(tried) :])]
        nothing = not_made(step.name, "an earlier run did it, or its condition did not hold")
        self.results[step.name] = answers if step.for_each else answers[0] if answers else nothing
        return outcomes

    def forgo(self, step: Step) -> None:
        """Leave a step that changes something as it is."""
        self.results[step.name] = not_made(step.name, "nothing has been changed yet")

    async def _found(self, step: Step) -> object:
        making = self.making(step)
        match step.does:
            case CallStep(call=call):
                return await records(making, call)
            case TableStep(table=table):
                return table_of(making, table)
        raise AssertionError(f"{doing(step)} changes something")  # pragma: no cover

    async def _changes(self, step: Step) -> list[Item[Deed]]:
        making = self.making(step)
        match step.does:
            case CallStep(call=call):
                return await changes(making, call)
            case MailStep(mail=mail):
                pictures = await self._pictures(mail) if making.scopes else {}
                return mails(making, mail, self._tables_made(), pictures)
            case ChatStep(chat_message=message):
                return messages(making, message)
        return []

    def making(self, step: Step) -> Making:
        """The step with each scope in which its condition holds."""
        base = {**self._tools.names, "steps": SimpleNamespace(**self.results)}
        scopes = [{**base, "item": item} for item in self._each(step, base)] if step.for_each else [base]
        return Making(step, [scope for scope in scopes if self._holds(step, scope)], self._tools)

    def _each(self, step: Step, scope: Scope) -> list[object]:
        with told(step, "for_each"):
            found = value(step.for_each, scope, self._tools.reader)
            if isinstance(found, str | Mapping) or not hasattr(found, "__iter__"):
                raise InvalidInput(f"it is no list but {type(found).__name__}")
            return list(found)

    def _holds(self, step: Step, scope: Scope) -> bool:
        with told(step, "only_if"):
            return not step.only_if or bool(value(step.only_if, scope, self._tools.reader))

    def _tables_made(self) -> dict[str, TableRows]:
        """The rows of the tables by name; what waits for a change that is only planned is not among them."""
        found = {name: self.results[name] for name in self._tables.keys() & self.results.keys()}
        return {name: rows for name, rows in found.items() if isinstance(rows, list)}

    async def _pictures(self, mail: Mail) -> dict[str, Chart]:
        """The pictures of the tables that a mail has attached, by the name of the table and a number."""
        names = dict.fromkeys(file.table for file in mail.files)
        made = self._tables_made()
        found = {name: await pictures_of(self._tables[name], made.get(name, []), self._tools) for name in names}
        return {f"{name}-{place}": each for name, charts in found.items() for place, each in enumerate(charts, 1)}


async def pictures_of(step: Step, rows: TableRows, tools: Tools) -> list[Chart]:
    """The pictures of the table that a step makes, drawn off the event loop."""
    if not isinstance(step.does, TableStep):
        return []
    with told(step, "pictures"):
        today = cast("date", tools.names["today"])
        return await asyncio.to_thread(drawn, step.does.table.pictures, rows, tools.reader, today)


async def show_rows(key: str, step: Step, rows: TableRows, tools: Tools) -> None:
    """Show the table of a step and its pictures as artifacts."""
    words = tools.reader.cell
    shown = [{heading: words(cell) for heading, cell in row.items()} for row in rows[:LONGEST_TABLE]]
    left = f" The first {LONGEST_TABLE} are shown." if len(rows) > LONGEST_TABLE else ""
    name = f"{key}-{step.name.replace('_', '-')}"
    await show_table(name, shown, f"**{_words(step.name)}:** {len(rows)} rows.{left}")
    await show_pictures(f"{name}-picture", await pictures_of(step, rows, tools))


def title_of(step: Step) -> str:
    """A step's name and what it does, for the name of its task run."""
    return f"{_words(step.name)}: {doing(step)}"


def doing(step: Step) -> str:
    """What a step does, in words."""
    match step.does:
        case CallStep(call=call):
            operation = names()[call.operation]
            return f"{operation.vendor.title}, {in_words(operation)}"
        case TableStep():
            return "a table"
        case MailStep():
            return "a mail"
        case ChatStep():
            return "a chat message"
        case ApprovalStep():
            return "a person's approval"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _again_where_safe(step: Step) -> Task[..., Any]:
    """The task of a read: Prefect runs it again after what passes, as it does the operation's own task."""
    if not isinstance(step.does, CallStep):
        return step_run
    spec = names()[step.does.call.operation].spec
    return step_run.with_options(retries=2, retry_delay_seconds=[10, 60], retry_condition_fn=may_run_again(spec))


async def _unless_done(item: Item[Deed]) -> Item[Deed]:
    deed = item.payload
    if deed and deed.key and await was_done(deed.key):
        return Item(Action.SKIP, item.key, item.who, item.what, "done before")
    return item


async def _do(deed: Deed, answers: list[object], form: MessageForm) -> Once:
    async def perform() -> None:
        answers.append(await deed.perform())

    if deed.key:
        return await once(
            Effect(deed.key, deed.what, perform),
            again_if_uncertain=form.repeat_uncertain,
            done_if_uncertain=form.count_as_sent,
        )
    try:
        await perform()
    except DidNotHappen as error:
        raise error.__cause__ or error from None
    return Once.NOW
