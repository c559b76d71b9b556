"""Believable values for each message: what the preview shows, the tests render and the documentation prints.

Nobody in it exists.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from zoneinfo import ZoneInfo

from prefect_shiftwork.exports.canvas import Chart
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.templates.context import (
    AnnouncementSummary,
    ApprovalRequest,
    AttachedFile,
    Delivery,
    Picture,
    PlanLine,
    PlanSummary,
    ReportSummary,
    ShiftNotice,
)
from prefect_shiftwork.templates.reader import Reader

ZONE = ZoneInfo("Europe/Berlin")
CHART_ID = "chart"

OWN_TEXT = "The tour on Saturday still needs two of us.\nBring a cake.\n\nThe chief"

GERMAN = {
    OWN_TEXT: "Für die Nacht am Samstag fehlen uns noch zwei.\nBitte Kuchen mitbringen.\n\nDie Wachleitung",
    "Night tour, Engine 7": "Nachtdienst, HLF 7",
    "Harbour Fire & Rescue": "Feuerwehr & Rettung Hafenstadt",
    "Firefighter / Paramedic": "Brandschutz / Rettungsdienst",
    "Station 7, Quay Street": "Wache 7, Kaistraße",
    "<p>Bring your <strong>dry suit</strong>: the dive team trains from 20:00.</p><p>Meals are provided.</p>": (
        "<p>Bitte <strong>Trockenanzug</strong> mitbringen: Ab 20:00 übt die Tauchgruppe.</p><p>Essen gibt es.</p>"
    ),
    "Christmas Eve brunch": "Brunch an Heiligabend",
    "Terrace": "Terrasse",
    "Kitchen": "Küche",
    "Delivery": "Lieferung",
    "Cleaning": "Reinigung",
    "Van": "Wagen",
    "Hours by role": "Stunden nach Funktion",
    "Timesheet": "Stundenzettel",
    "Employee": "Name",
    "Role": "Funktion",
    "Day": "Tag",
    "Hours": "Stunden",
    "Tips": "Trinkgeld",
    "Location": "Ort",
    "Approved": "Freigegeben",
    "Overtime hours": "Überstunden",
    "yes": "ja",
    "no": "nein",
    "timesheet": "stundenzettel",
    "7shifts does not answer; run again.": "7shifts antwortet nicht; noch einmal starten.",
    "Add a row for this person to the people block.": "Im Personen-Block eine Zeile für diese Person ergänzen.",
    "It was edited in 7shifts; decide there which one holds.": "In 7shifts bearbeitet; dort entscheiden, was gilt.",
    "It is there already.": "Schon vorhanden.",
    "It is not approved yet.": "Noch nicht genehmigt.",
    "CrewSense announcement": "Aushang in CrewSense",
    "Mail to 14 people": "Mail an 14 Personen",
    "create: Zoë Ångholt, 7 to 11 December": "create: Zoë Ångholt, 7. bis 11. Dezember",
    "remove: Ove Grünwald, 21 December": "remove: Ove Grünwald, 21. Dezember",
    "Slack does not know this webhook; paste a new one into the block.": (
        "Slack kennt diesen Webhook nicht; im Block einen neuen eintragen."
    ),
}
"""The samples of a German reader."""


@lru_cache(maxsize=8)
def chart(reader: Reader) -> Chart:
    """The picture of the report."""
    hours = {"Service": "412.5", "Kitchen": "380.25", "Bar": "168", "Delivery": "96.75", "Cleaning": "41"}
    bars = [(_said(reader)(role), Decimal(value)) for role, value in hours.items()]
    return bar_chart(_said(reader)("Hours by role"), bars, reader.number)


def shift(reader: Reader) -> ShiftNotice:
    """An open shift through a night, with notes in a vendor's HTML."""
    say = _said(reader)
    start = datetime(2026, 12, 19, 18, tzinfo=UTC)
    return ShiftNotice(
        reference="crewio/9f1c2a",
        name=say("Night tour, Engine 7"),
        organisation=say("Harbour Fire & Rescue"),
        start=start,
        end=start + timedelta(hours=12),
        open_places=2,
        role=say("Firefighter / Paramedic"),
        location=say("Station 7, Quay Street"),
        notes=say(
            "<p>Bring your <strong>dry suit</strong>: the dive team trains from 20:00.</p><p>Meals are provided.</p>"
        ),
        link="https://crewio.example.com/shifts/9f1c2a",
    )


def filled_shift(reader: Reader) -> ShiftNotice:
    """A shift that nobody is missing from."""
    start = datetime(2026, 12, 24, 8, tzinfo=UTC)
    return ShiftNotice(
        reference="seven_shifts/5512087",
        name=_said(reader)("Christmas Eve brunch"),
        organisation="Café Möwe",
        start=start,
        end=start + timedelta(hours=7, minutes=30),
        role="Service",
        location=_said(reader)("Terrace"),
    )


def report(reader: Reader) -> ReportSummary:
    """A month's timesheet of a small restaurant."""
    say = _said(reader)
    first, second = date(2026, 11, 1), date(2026, 11, 2)
    name = say("timesheet") + "-2026-11"
    return ReportSummary(
        title=say("Timesheet"),
        organisation="Café Möwe",
        first_day=first,
        last_day=date(2026, 11, 30),
        made_at=datetime(2026, 12, 1, 5, tzinfo=UTC),
        rows=214,
        columns=tuple(map(say, ("Employee", "Role", "Day", "Hours", "Tips", "Location", "Approved"))),
        first_rows=(
            ("Jana Lindqvist", "Service", first, Decimal("7.5"), Decimal("41.20"), say("Terrace"), say("yes")),
            ("Tomás Okafor", say("Kitchen"), first, Decimal("8"), None, say("Kitchen"), say("yes")),
            ("Mira Szczepańska", "Bar", first, Decimal("6.25"), Decimal("58.90"), "Bar", say("yes")),
            ("Ove Grünwald", say("Delivery"), second, Decimal("5"), Decimal("12.50"), say("Van"), say("no")),
        ),
        totals={
            say("Hours"): Decimal("1098.5"),
            say("Tips"): Decimal("4210.30"),
            say("Overtime hours"): Decimal("36.75"),
        },
        chart=Picture(cid=CHART_ID, alt=chart(reader).alt),
        files=(AttachedFile(name=f"{name}.xlsx", size=48_120), AttachedFile(name=f"{name}.csv", size=21_400)),
    )


def time_off(reader: Reader) -> PlanSummary:
    """A copy of a month's time off in which most went well."""
    say = _said(reader)
    edited = say("It was edited in 7shifts; decide there which one holds.")
    unknown = say("Add a row for this person to the people block.")
    silent = say("7shifts does not answer; run again.")
    there = say("It is there already.")
    return PlanSummary(
        source="CrewSense",
        target="7shifts",
        first_day=date(2026, 12, 1),
        last_day=date(2026, 12, 31),
        dry_run=False,
        lines=(
            PlanLine(action="create", who="Jana Lindqvist", what="2026-12-07 – 2026-12-11", outcome="done"),
            PlanLine(action="create", who="Tomás Okafor", what="2026-12-21 – 2026-12-23", outcome="done"),
            PlanLine(action="update", who="Mira Szczepańska", what="2026-12-15, 13:00–17:00", outcome="done"),
            PlanLine(action="remove", who="Ove Grünwald", what="2026-12-28", outcome="failed", why=silent),
            PlanLine(action="unmatched", who="Priya Castellanos", what="2026-12-24 – 2026-12-26", why=unknown),
            PlanLine(action="conflict", who="Lars Abara", what="2026-12-02 – 2026-12-04", why=edited),
            PlanLine(action="skip", who="Jana Lindqvist", what="2026-12-01", why=there),
            PlanLine(action="skip", who="Ove Grünwald", what="2026-12-18", why=there),
            PlanLine(action="skip", who="Mira Szczepańska", what="2026-12-30", why=say("It is not approved yet.")),
        ),
    )


def announcements(reader: Reader) -> AnnouncementSummary:
    """A morning's run over two shifts and three channels."""
    say = _said(reader)
    webhook = say("Slack does not know this webhook; paste a new one into the block.")
    return AnnouncementSummary(
        source="CrewIO",
        since=datetime(2026, 12, 12, 6, tzinfo=UTC),
        dry_run=False,
        deliveries=(
            Delivery(shift=shift(reader), channel=say("CrewSense announcement"), outcome="sent"),
            Delivery(shift=shift(reader), channel=say("Mail to 14 people"), outcome="sent"),
            Delivery(shift=shift(reader), channel="Slack #night-crew", outcome="failed", detail=webhook),
            Delivery(shift=filled_shift(reader), channel=say("CrewSense announcement"), outcome="already"),
        ),
    )


def approval(reader: Reader) -> ApprovalRequest:
    """A night's run that found three days off."""
    say = _said(reader)
    return ApprovalRequest(
        run="Copy time off",
        writes=3,
        first=(say("create: Zoë Ångholt, 7 to 11 December"), say("remove: Ove Grünwald, 21 December")),
        link="http://127.0.0.1:4200/runs/flow-run/0193b2c4",
        until=datetime(2026, 12, 2, 18, tzinfo=UTC),
    )


def _said(reader: Reader) -> Callable[[str], str]:
    return lambda text: GERMAN.get(text, text) if reader.babel.language == "de" else text


SAMPLES: Mapping[str, Callable[[Reader], Mapping[str, object]]] = MappingProxyType(
    {
        "announcement": lambda reader: {"shift": shift(reader)},
        "shift_mail": lambda reader: {"shift": shift(reader)},
        "chat": lambda reader: {"shift": shift(reader)},
        "own": lambda reader: {"shift": shift(reader), "text": _said(reader)(OWN_TEXT)},
        "approval_mail": lambda reader: {"request": approval(reader)},
        "report_mail": lambda reader: {"report": report(reader)},
        "report_summary": lambda reader: {"report": report(reader), "dry_run": False},
        "time_off_summary": lambda reader: {"summary": time_off(reader)},
        "announcement_summary": lambda reader: {"summary": announcements(reader)},
    }
)
"""By the message's folder, what its templates are given."""
