"""What the templates are given: plain values, and moments that know their zone.

A person who writes a template of their own reads here what they can use: ``{{ shift.name }}``, ``{{ report.rows }}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from prefect_shiftwork.exports.cells import Cell, Number

Action = Literal["create", "update", "remove", "skip", "unmatched", "conflict"]
"""What a plan says of one record: ``unmatched`` is a person whom the other side does not know, ``conflict`` a record
that somebody changed there by hand."""

Outcome = Literal["planned", "done", "failed", "unknown"]
"""What became of one change: ``planned`` in a dry run; ``unknown`` when no clear answer came back."""

WRITES = ("create", "update", "remove")
OPEN_ACTIONS = ("unmatched", "conflict")
OPEN_OUTCOMES = ("failed", "unknown")
MOST_COLUMNS = 6
"""Columns that fit side by side in a mail."""


@dataclass(frozen=True, kw_only=True)
class ShiftNotice:
    """One shift, as an announcement tells it (variable ``shift``).

    Attributes:
        reference: by which the announcement is found again, such as ``crewio/9f1c2a``.
        name: what the shift is called: "Night tour", "Christmas market, setup".
        organisation: whose shift it is.
        start: first moment, aware.
        end: last moment, aware; None for a shift that lasts until the work is done.
        open_places: how many people are still needed; 0 when the shift is filled.
        role: what is to be done there, such as "Paramedic"; may be empty.
        location: where; may be empty.
        notes: the vendor's own notes, plain or HTML; may be empty.
        link: where a person signs up, http or https; may be empty.
    """

    reference: str
    name: str
    organisation: str
    start: datetime
    end: datetime | None
    open_places: int = 0
    role: str = ""
    location: str = ""
    notes: str = ""
    link: str = ""

    @property
    def length(self) -> timedelta | None:
        """How long it lasts as time passes, also in a night with a clock change; None without an end."""
        return self.end.astimezone(UTC) - self.start.astimezone(UTC) if self.end else None


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture inside a mail: the content id of its part, and what it shows in words."""

    cid: str
    alt: str


@dataclass(frozen=True, kw_only=True)
class AttachedFile:
    """A file that comes with a mail; ``size`` in bytes."""

    name: str
    size: int


@dataclass(frozen=True, kw_only=True)
class ReportSummary:
    """A report in short, for the mail that carries it (variable ``report``).

    Attributes:
        title: what the report is, such as "Timesheet".
        organisation: whose report it is.
        first_day: first day of the period, in the reader's zone.
        last_day: last day of the period, included.
        made_at: when the rows were read, aware.
        rows: how many rows the whole report has.
        columns: the headings of the whole report.
        first_rows: the first rows, one cell a column.
        totals: sums of whole columns by heading; a heading that names hours is written as hours.
        chart: the picture, if there is one.
        files: what is attached.
    """

    title: str
    organisation: str
    first_day: date
    last_day: date
    made_at: datetime
    rows: int
    columns: tuple[str, ...] = ()
    first_rows: tuple[tuple[Cell, ...], ...] = ()
    totals: Mapping[str, Number] = field(default_factory=dict)
    chart: Picture | None = None
    files: tuple[AttachedFile, ...] = ()

    @property
    def shown(self) -> list[int]:
        """Positions of the columns that a mail has room for: those with a total, and as many of the first as fit."""
        with_total = [place for place, name in enumerate(self.columns) if name in self.totals][:MOST_COLUMNS]
        others = [place for place in range(len(self.columns)) if place not in with_total]
        return sorted(with_total + others[: MOST_COLUMNS - len(with_total)])


@dataclass(frozen=True, kw_only=True)
class ApprovalRequest:
    """A run that waits for a person (variable ``request``).

    Attributes:
        run: its name.
        writes: how many changes it would make.
        first: the first of them, in words.
        link: to the run in Prefect; empty where Prefect has no pages.
        until: the moment after which no answer counts, aware.
    """

    run: str
    writes: int
    first: tuple[str, ...]
    link: str
    until: datetime


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """One record that a run looked at.

    Attributes:
        action: what the plan says of it.
        who: whose record it is.
        what: which record, such as "off 2026-12-07 to 2026-12-11".
        why: the reason or the fix, for whoever has to look at it.
        outcome: what became of it.
    """

    action: Action
    who: str
    what: str
    why: str = ""
    outcome: Outcome = "planned"


@dataclass(frozen=True, kw_only=True)
class PlanSummary:
    """What a run wrote from one system into another (variable ``summary``); the period includes its last day.

    ``left_out`` are the types that are not copied, without whose they are.
    """

    source: str
    target: str
    first_day: date
    last_day: date
    dry_run: bool
    left_out: tuple[str, ...] = ()
    lines: tuple[PlanLine, ...] = ()

    @property
    def changes(self) -> tuple[PlanLine, ...]:
        """What is written; in a dry run, what would be."""
        return tuple(line for line in self.lines if line.action in WRITES and not self._open(line))

    @property
    def skipped(self) -> tuple[PlanLine, ...]:
        """What is left as it is, for a reason."""
        return tuple(line for line in self.lines if line.action == "skip")

    @property
    def attention(self) -> tuple[PlanLine, ...]:
        """What a person has to look at."""
        return tuple(line for line in self.lines if self._open(line))

    def count(self, action: Action) -> int:
        """How many of the changes are of a kind."""
        return sum(line.action == action for line in self.changes)

    def _open(self, line: PlanLine) -> bool:
        if line.action in WRITES:
            return line.outcome != ("planned" if self.dry_run else "done")
        return line.action in OPEN_ACTIONS


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One shift on one channel; ``already`` means that an earlier run has announced it there."""

    shift: ShiftNotice
    channel: str
    outcome: Literal["planned", "sent", "already", "failed", "unknown"]
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class AnnouncementSummary:
    """What a run announced, and where (variable ``summary``).

    Attributes:
        source: the system whose shifts are announced.
        since: what was new after this moment is announced; None where no moment matters.
        first_run: whether a watching run only noted where it starts.
        dry_run: whether nothing was sent.
        deliveries: one entry a shift and channel.
    """

    source: str
    since: datetime | None
    dry_run: bool
    deliveries: tuple[Delivery, ...] = ()
    first_run: bool = False

    @property
    def attention(self) -> tuple[Delivery, ...]:
        """What a person has to look at."""
        return tuple(delivery for delivery in self.deliveries if delivery.outcome in OPEN_OUTCOMES)

    @property
    def others(self) -> tuple[Delivery, ...]:
        """What went as it should."""
        return tuple(delivery for delivery in self.deliveries if delivery.outcome not in OPEN_OUTCOMES)
