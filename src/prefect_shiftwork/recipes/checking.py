"""What can be told of a recipe before its first step: everything that is wrong, each in one sentence."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from prefect_shiftwork.recipes import arguments, expressions, picturing
from prefect_shiftwork.recipes.arguments import unknown
from prefect_shiftwork.recipes.model import (
    ApprovalStep,
    Attached,
    Call,
    CallStep,
    Mail,
    MailStep,
    Recipe,
    Step,
    Table,
    TableStep,
)
from prefect_shiftwork.recipes.needs import block_of, must_say_once, writes
from prefect_shiftwork.recipes.operations import names
from prefect_shiftwork.recipes.scope import NAMES
from prefect_shiftwork.recipes.texts import condition_fields, texts_of
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.reader import Reader

READER = Reader("en", ZoneInfo("UTC"))
"""Whether an expression can be read does not depend on who reads its value."""
CALENDAR_COLUMNS = {"Title", "Start", "End"}


@dataclass(frozen=True)
class Problem:
    """Something that is wrong in a recipe.

    Attributes:
        step: the step's name; empty if it is no step's.
        field: where, as the form and the file call it.
        reason: what is wrong and how to put it right.
    """

    step: str
    field: str
    reason: str

    def __str__(self) -> str:
        place = f"Step {self.step!r}, {self.field}" if self.step else self.field
        return f"{place}: {self.reason}{'' if self.reason.endswith(('.', '?')) else '.'}"


class WrongRecipe(InvalidInput):
    """A recipe that cannot be carried out as it is."""


def check(
    recipe: Recipe, filled: Mapping[str, str] | None = None, blocks: Collection[str] | None = None
) -> list[Problem]:
    """Everything that is wrong with a recipe.

    Args:
        recipe: the recipe.
        filled: what is filled in for its values; None when nobody runs it yet, so that none can be missing.
        blocks: the blocks that are chosen, by the flow's parameters; None when nobody runs it yet.
    """
    return [
        *_about_values(recipe, filled),
        *_about_names(recipe),
        *(problem for place, step in enumerate(recipe.steps) for problem in _about(recipe, place, step)),
        *(problem for step in recipe.steps for problem in _about_blocks(step, blocks)),
    ]


def refuse(problems: list[Problem]) -> None:
    """Raise WrongRecipe if there is any problem."""
    if problems:
        raise WrongRecipe(" ".join(map(str, problems)))


def _about_values(recipe: Recipe, filled: Mapping[str, str] | None) -> Iterator[Problem]:
    if filled is None:
        return
    known = [row.name for row in recipe.values]
    for name in filled.keys() - set(known):
        yield Problem("", "values", f"in this recipe {unknown(name, known)}")
    for row in recipe.values:
        if not (filled.get(row.name) or row.value):
            yield Problem("", f"values.{row.name}", "it is empty; fill it in")


def _about_names(recipe: Recipe) -> Iterator[Problem]:
    for name, count in Counter(step.name for step in recipe.steps).items():
        if count > 1:
            yield Problem(name, "name", f"{count} steps are called so; give each a name of its own")


def _about(recipe: Recipe, place: int, step: Step) -> Iterator[Problem]:
    before = recipe.steps[:place]
    for field, text in texts_of(step):
        yield from _about_text(recipe, before, step, field, text)
    for field, text in condition_fields(step):
        if text and not _whole(text):
            yield Problem(step.name, field, "it is not one whole expression; write it as {{ ... }}")
    yield from _about_once(step)
    match step.does:
        case CallStep(call=call):
            yield from _about_call(step.name, call)
        case MailStep(mail=mail):
            yield from _about_files(step.name, mail, before)
        case TableStep(table=table):
            yield from _about_table(step, table)
        case ApprovalStep() if step.for_each:
            yield Problem(step.name, "for_each", "a person is asked once; leave it empty")


def _about_text(recipe: Recipe, before: list[Step], step: Step, field: str, text: str) -> Iterator[Problem]:
    try:
        free = expressions.free_names(text, READER)
    except InvalidInput as error:
        yield Problem(step.name, field, f"the expression cannot be read: {error}")
        return
    known = NAMES.keys() if step.for_each and field != "for_each" else NAMES.keys() - {"item"}
    for name in sorted(free - known):
        yield Problem(step.name, field, _no_name(name, known))
    yield from _about_members(recipe, before, step, field, text)


def _no_name(name: str, known: Collection[str]) -> str:
    if name == "item":
        return "there is an 'item' only in a step that has 'for each'"
    return unknown(name, known)


def _about_members(recipe: Recipe, before: list[Step], step: Step, field: str, text: str) -> Iterator[Problem]:
    above, everywhere = [each.name for each in before], {each.name for each in recipe.steps}
    for name in dict.fromkeys(expressions.used(text, "steps", READER)):
        if name not in above:
            later = f"step {name!r} is not above this one; move it up"
            yield Problem(
                step.name, field, later if name in everywhere else f"among the steps above {unknown(name, above)}"
            )
    declared = [row.name for row in recipe.values]
    for name in dict.fromkeys(expressions.used(text, "values", READER)):
        if name not in declared:
            yield Problem(step.name, field, f"among the recipe's values {unknown(name, declared)}")


def _whole(text: str) -> bool:
    try:
        return expressions.is_whole(text, READER)
    except InvalidInput:
        return True  # that it cannot be read is said already


def _about_once(step: Step) -> Iterator[Problem]:
    if must_say_once(step) and not step.once:
        yield Problem(
            step.name,
            "once",
            "say what must not happen twice, like {{ item.id }}; {{ week }} for once a week, {{ run }} for every run",
        )
    if step.once and not writes(step):
        yield Problem(step.name, "once", "the step changes nothing, so it is made in every run; leave it empty")


def _about_call(step: str, call: Call) -> Iterator[Problem]:
    operation = names().get(call.operation)
    if operation is None:
        yield Problem(step, "operation", f"among the operations {unknown(call.operation, _alike(call.operation))}")
        return
    for name, count in Counter(row.name for row in call.arguments).items():
        if count > 1:
            yield Problem(step, f"arguments.{name}", "it is there more than once")
    for name, reason in arguments.mistakes(operation, {row.name: row.value for row in call.arguments}):
        yield Problem(step, f"arguments.{name}" if name else "arguments", reason)


def _alike(name: str) -> list[str]:
    """The operations of the vendor that was meant, if it is one; else all."""
    vendor = name.partition(".")[0]
    return [each for each in names() if each.startswith(f"{vendor}.")] or list(names())


def _about_files(step: str, mail: Mail, before: list[Step]) -> Iterator[Problem]:
    tables = {each.name: each.does.table for each in before if isinstance(each.does, TableStep)}
    for number, file in enumerate(mail.files, 1):
        field = f"files, row {number}"
        if file.table not in tables:
            yield Problem(step, field, f"among the tables above {unknown(file.table, tables)}")
        elif missing := _missing_columns(file, [column.heading for column in tables[file.table].columns]):
            yield Problem(step, field, f"a calendar needs a column {' and '.join(missing)} in table {file.table!r}")


def _missing_columns(file: Attached, headings: list[str]) -> list[str]:
    return sorted(CALENDAR_COLUMNS - set(headings)) if file.kind == "calendar" else []


def _about_table(step: Step, table: Table) -> Iterator[Problem]:
    if not step.for_each:
        yield Problem(step.name, "for_each", "a table needs the records that its rows are for")
    headings = [column.heading for column in table.columns]
    for number, picture in enumerate(table.pictures, 1):
        for field, reason in picturing.mistakes(picture, headings):
            yield Problem(step.name, f"pictures, row {number}, {field}", reason)


def _about_blocks(step: Step, blocks: Collection[str] | None) -> Iterator[Problem]:
    block = block_of(step)
    if blocks is not None and block and block not in blocks:
        yield Problem(step.name, "block", f"it needs a block: choose one under {block!r}")
