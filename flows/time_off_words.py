"""The summary of a copy of time off, as a manager reads it."""

from prefect_shiftwork.flows.running import with_outcomes
from prefect_shiftwork.flows.time_off_source import Absences
from prefect_shiftwork.flows.time_off_targets import TimeOffWrite
from prefect_shiftwork.roster.plan import Item, Outcomes, Plan, State
from prefect_shiftwork.roster.plan import Outcome as ItemOutcome
from prefect_shiftwork.templates.context import Outcome, PlanLine, PlanSummary
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

SAID: dict[State, Outcome] = {
    State.DONE: "done",
    State.SKIPPED: "done",
    State.FAILED: "failed",
    State.UNKNOWN: "unknown",
    State.NOT_TRIED: "failed",
}


def summary_of(
    plan: Plan[TimeOffWrite],
    outcomes: Outcomes | None,
    absences: Absences,
    targets: list[str],
    left_out: list[str],
    reader: Reader,
) -> str:
    """The summary of a run in markdown; without outcomes it was a dry run."""
    summary = PlanSummary(
        source="CrewSense",
        target=", ".join(targets),
        first_day=absences.period.start,
        last_day=absences.period.end,
        dry_run=outcomes is None,
        left_out=tuple(left_out),
        lines=tuple(line(item, outcome) for item, outcome in with_outcomes(plan, outcomes)),
    )
    return render("time_off_summary/summary.md", {"summary": summary}, reader)


def line(item: Item[TimeOffWrite], outcome: ItemOutcome | None) -> PlanLine:
    """One item of the plan for the summary, with what became of it."""
    return PlanLine(
        action=item.action.value,
        who=item.who,
        what=item.what,
        why=outcome.reason if outcome and outcome.reason else item.why,
        outcome=SAID[outcome.state] if outcome else "planned",
    )
