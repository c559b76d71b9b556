"""The summary of a copy of time off, as a manager reads it."""

from prefect_shiftwork.flows.time_off_source import Absences
from prefect_shiftwork.flows.time_off_targets import TimeOffWrite
from prefect_shiftwork.roster.plan import Outcomes, Plan, State
from prefect_shiftwork.templates.context import Outcome, PlanLine, PlanSummary
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

SAID: dict[State, Outcome] = {
    State.DONE: "done",
    State.SKIPPED: "done",
    State.FAILED: "failed",
    State.UNKNOWN: "unknown",
}


def summary_of(
    plan: Plan[TimeOffWrite], outcomes: Outcomes | None, absences: Absences, targets: list[str], locale: str
) -> str:
    """The summary of a run in markdown; without outcomes it was a dry run."""
    found = {(outcome.key, outcome.what): outcome for outcome in outcomes.items} if outcomes else {}

    def line(action: str, key: str, who: str, what: str, why: str) -> PlanLine:
        outcome = found.get((key, what))
        reason = outcome.reason if outcome and outcome.reason else why
        return PlanLine(
            action=action,  # type: ignore[arg-type]  # the actions of a plan are the template's
            who=who,
            what=what,
            why=reason,
            outcome=SAID[outcome.state] if outcome else "planned",
        )

    unreadable = [line("conflict", "", "", "", problem) for problem in absences.problems]
    lines = [line(item.action, item.key, item.who, item.what, item.why) for item in plan.items]
    summary = PlanSummary(
        source="CrewSense",
        target=", ".join(targets),
        first_day=absences.period.start,
        last_day=absences.period.end,
        dry_run=outcomes is None,
        lines=(*unreadable, *lines),
    )
    return render("time_off_summary/summary.md", {"summary": summary}, Reader(locale, absences.zone))
