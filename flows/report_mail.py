"""A report as a mail: in short in the text, whole in the files."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from prefect import task
from prefect.cache_policies import NO_CACHE

from prefect_shiftwork.exports.canvas import Chart
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.exports.csv_file import write_csv
from prefect_shiftwork.exports.json_file import write_json
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.summary import Summary, summarise
from prefect_shiftwork.exports.xlsx_file import write_xlsx
from prefect_shiftwork.exports.zipped import zipped
from prefect_shiftwork.flows.forms import LOCALES
from prefect_shiftwork.flows.report_form import EmailReportForm, FileKind
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.templates.context import AttachedFile, Picture, ReportSummary
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

ZIPPED_FROM = 3_000_000
"""Bytes from which a file is attached zipped; a third more is on the wire, and many servers take 10 MB a mail."""

WRITERS = {"CSV": write_csv, "XLSX": write_xlsx, "JSON": write_json}


@dataclass(frozen=True)
class ReportMail:
    """A report, written for its readers."""

    subject: str
    html: str
    text: str
    pictures: dict[str, bytes]
    files: tuple[Path, ...]
    summary: ReportSummary


@task(name="Write mail", task_run_name="Write the mail with {kinds}", cache_policy=NO_CACHE, persist_result=False)
async def write_mail(
    rows: Rows, form: EmailReportForm, period: Period, organisation: str, folder: Path, kinds: list[FileKind]
) -> ReportMail:
    """Read the rows once for the summary and once for each file, off the event loop."""
    return await asyncio.to_thread(written, rows, form, period, organisation, folder, kinds)


def written(
    rows: Rows, form: EmailReportForm, period: Period, organisation: str, folder: Path, kinds: list[FileKind]
) -> ReportMail:
    """The mail about some rows; its files lie in the folder."""
    reader = Reader(LOCALES[form.language], ZoneInfo(form.time_zone))
    short = summarise(rows)
    chart = chart_of(short, reader)
    files = tuple(attachable(WRITERS[kind](rows, folder / file_name(form.called, period, kind))) for kind in kinds)
    summary = ReportSummary(
        title=form.called,
        organisation=organisation,
        first_day=period.start,
        last_day=period.end,
        made_at=datetime.now(UTC),
        rows=short.count,
        columns=short.columns,
        first_rows=tuple(tuple(row) for row in short.first_rows),
        totals=short.totals,
        chart=Picture(cid="chart", alt=chart.alt) if chart else None,
        files=tuple(AttachedFile(name=path.name, size=path.stat().st_size) for path in files),
    )
    subject, html, text = (
        render(f"report_mail/{part}", {"report": summary}, reader)
        for part in ("subject.txt", "message.html", "message.txt")
    )
    return ReportMail(subject, html, text, {"chart": chart.png} if chart else {}, files, summary)


def chart_of(short: Summary, reader: Reader) -> Chart | None:
    """The picture of a report's groups, if it has any."""
    groups = short.groups
    return bar_chart(f"{groups.of or '#'} / {groups.by}", groups.bars, reader.number) if groups else None


def file_name(title: str, period: Period, kind: FileKind) -> str:
    """A name that sorts by period, of letters that every system takes."""
    plain = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in title)
    return f"{plain}-{period.start}-{period.end}.{kind.lower()}"


def attachable(path: Path) -> Path:
    """The file, zipped if it is large."""
    return zipped(path) if path.stat().st_size > ZIPPED_FROM else path
