"""The course of a run: look ahead and show it, then do it step by step, and say what it came to.

Steps before the first that changes something are made once. The steps after it are looked through first, with their
changes left out, so that a person sees the whole before any of it is done; then they are made.
"""

from dataclasses import replace
from itertools import takewhile

from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.forms import MessageForm
from prefect_shiftwork.flows.left_out import left_out
from prefect_shiftwork.flows.recipe_approval import approved
from prefect_shiftwork.flows.recipe_files import TableRows
from prefect_shiftwork.flows.recipe_tools import Deed, Tools
from prefect_shiftwork.flows.recipe_walk import Walk, doing, show_rows
from prefect_shiftwork.flows.running import show_outcome, show_plan, unreadable
from prefect_shiftwork.flows.usage import Usage
from prefect_shiftwork.recipes.expressions import DependsOnAWrite
from prefect_shiftwork.recipes.model import ApprovalStep, Recipe, Step, TableStep
from prefect_shiftwork.recipes.needs import writes
from prefect_shiftwork.roster.plan import Item, Outcome, Outcomes, Plan, in_words
from prefect_shiftwork.templates.foreign import md

KEY = "run-recipe"


class Course:
    """One run of a recipe.

    Attributes:
        plan: what it changes, as far as it is known.
        stopped: why it ended before the last step; empty if it did not.
    """

    def __init__(self, recipe: Recipe, tools: Tools) -> None:
        self._recipe, self._tools = recipe, tools
        self._first = list(takewhile(_only_reads, recipe.steps))
        self._rest = recipe.steps[len(self._first) :]
        self._before: dict[str, object] = {}
        self._came_to: dict[str, str] = {}
        self.plan: Plan[Deed] = Plan(())
        self.stopped = ""

    async def foresee(self, *, dry_run: bool) -> None:
        """Make the first reads, look through the rest, and show what it would change."""
        walk = Walk(self._recipe, self._tools, {})
        for step in self._first:
            await self._read(walk, step, show=True)
        self._before = dict(walk.results)
        items = [item for step in self._rest for item in await self._foreseen(walk, step, show=dry_run)]
        problems = [problem for account in self._tools.accounts.values() for problem in await left_out(account)]
        self.plan = Plan((*items, *unreadable(problems)))
        await show_plan(KEY, self.plan, dry_run=dry_run)

    async def carry_out(self, form: MessageForm) -> Outcomes:
        """Make the steps, until a person says no or a change fails; show what became of each change.

        The form says what to do about uncertain changes, and after how many failures a step is given up.
        """
        walk = Walk(self._recipe, self._tools, self._before)
        planned: list[Item[Deed]] = []
        found: list[Outcome] = []
        for step in self._rest:
            if self.stopped or Outcomes(tuple(found)).failed:
                self._came_to[step.name] = "not made"
                continue
            items = await self._made(walk, step)
            planned += items
            found += await self._written(walk, step, items, form)
        self.plan, outcomes = Plan(tuple(planned)), Outcomes(tuple(found))
        await show_outcome(KEY, outcomes)
        return outcomes

    async def summarise(self, usage: Usage, *, dry_run: bool) -> None:
        """Show what each step came to, and what was asked of the vendors."""
        lines = [
            f"| {md(step.name)} | {md(doing(step))} | {md(self._came_to[step.name])} |" for step in self._recipe.steps
        ]
        end = "This was a dry run: nothing was changed." if dry_run else self.stopped
        text = "\n".join(
            [f"# {self._recipe.name}", "", end, "", "| Step | Does | Came to |", "| --- | --- | --- |", *lines]
        )
        await show_summary(KEY, text, usage.told(replace(self._tools.reader, locale="en")))

    async def _foreseen(self, walk: Walk, step: Step, *, show: bool) -> list[Item[Deed]]:
        if isinstance(step.does, ApprovalStep):
            self._came_to[step.name] = "asked when it is reached"
            walk.forgo(step)
            return []
        if not writes(step):
            await self._read_if_known(walk, step, show=show)
            return []
        items = await walk.plan(step)
        walk.forgo(step)
        self._came_to[step.name] = in_words(Plan(tuple(items)).counts)
        return items

    async def _read_if_known(self, walk: Walk, step: Step, *, show: bool) -> None:
        try:
            await self._read(walk, step, show=show)
        except DependsOnAWrite as why:
            walk.forgo(step)
            self._came_to[step.name] = f"known when the steps before are made: {why}"

    async def _made(self, walk: Walk, step: Step) -> list[Item[Deed]]:
        match step.does:
            case ApprovalStep(approval=question):
                await self._ask(walk, step, question.question, question.hours)
                return []
            case _ if writes(step):
                return await walk.plan(step)
        await self._read(walk, step, show=True)
        return []

    async def _written(self, walk: Walk, step: Step, items: list[Item[Deed]], form: MessageForm) -> list[Outcome]:
        if not writes(step):
            return []
        outcomes = await walk.write(step, items, form)
        skipped = f", {left} done before" if (left := len(items) - len(outcomes)) else ""
        self._came_to[step.name] = f"{in_words(Outcomes(tuple(outcomes)).counts)}{skipped}"
        return outcomes

    async def _ask(self, walk: Walk, step: Step, question: str, hours: float) -> None:
        making = walk.making(step)
        if not making.scopes:
            self._came_to[step.name] = "not asked"
            return
        yes = await approved(making.text("question", question, making.scopes[0]), hours)
        self._came_to[step.name] = "yes" if yes else "no"
        if not yes:
            self.stopped = f"Step {step.name!r} was not approved; the steps after it were not made."

    async def _read(self, walk: Walk, step: Step, *, show: bool) -> None:
        await walk.read(step)
        result = walk.results[step.name]
        count = len(result) if isinstance(result, list) else 1
        self._came_to[step.name] = "1 record" if count == 1 else f"{count} records"
        if show and isinstance(step.does, TableStep):
            await show_rows(KEY, step, _rows(result), self._tools)


def _rows(result: object) -> TableRows:
    return result if isinstance(result, list) else []


def _only_reads(step: Step) -> bool:
    return not writes(step) and not isinstance(step.does, ApprovalStep)
