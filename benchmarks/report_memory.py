"""What a report costs from the vendor's socket to the mail: seconds, rows a second, and memory of every step.

    python -m benchmarks.report_memory [rows] [csv|json]

Memory is Linux' own high-water mark of the resident set in a step, above what the process had before the first. That is
a process that has already mailed a report of a few rows, so that the libraries it imports do not count.
"""

import asyncio
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from pydantic import SecretStr

from benchmarks.report_vendor import serving
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.exports.csv_file import write_csv
from prefect_shiftwork.exports.json_file import write_json
from prefect_shiftwork.exports.reading import read_rows
from prefect_shiftwork.exports.summary import Summary, summarise
from prefect_shiftwork.exports.xlsx_file import write_xlsx
from prefect_shiftwork.exports.zipped import zipped
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.mail.wire import size
from prefect_shiftwork.vendors.crewmojo import Crewmojo

ROLES = ("Service", "Kitchen", "Bar", "Delivery", "Cleaning", "Host", "Management")
COLUMNS = ("Employee", "Employee number", "Role", "Day", "Hours", "Tips", "Location", "Approved by", "Note", "Week")


class Watch:
    """Prints what each step took since the last one."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._before = memory("VmRSS")
        self._start()

    def step(self, name: str) -> None:
        """Says what it took since the step before."""
        seconds, busy = perf_counter() - self._last, process_time() - self._last_busy
        above = max(0.0, memory("VmHWM") - self._before)
        speed = f"{self._rows / max(busy, 0.001):,.0f} rows/s"
        print(f"{name:<14}{seconds:7.1f} s {busy:7.1f} s of CPU {speed:>22}   peak +{above:.0f} MB", flush=True)
        self._start()

    def _start(self) -> None:
        Path("/proc/self/clear_refs").write_text("5")  # the high-water mark starts anew
        self._last, self._last_busy = perf_counter(), process_time()


class Silent:
    """The watch of the small report before."""

    def step(self, name: str) -> None:
        """Nothing to say."""


def main(rows: int, kind: str) -> None:
    with TemporaryDirectory() as folder:
        small = write_source(Path(folder) / f"small.{kind}", 100)
        source = write_source(Path(folder) / f"large.{kind}", rows)
        print(f"{rows:,} rows of {len(COLUMNS)} columns, {source.stat().st_size / 1e6:.0f} MB of {kind.upper()}")
        to = Path(folder) / f"report.{kind}"
        with serving(small) as origin:
            mail_report(origin, to, Silent())
        with serving(source) as origin:
            mail_report(origin, to, Watch(rows))


def mail_report(origin: str, to: Path, watch: Watch | Silent) -> None:
    """All that happens to a report between the vendor and its mail, in every format that there is."""
    asyncio.run(download(origin, to))
    watch.step("download")
    with read_rows(to) as rows:
        summary = summarise(rows)
        watch.step("sum up")
        written = write_csv(rows, to.with_name("out.csv"))
        watch.step("CSV")
        attached = zipped(written)
        watch.step("zip")
        write_json(rows, to.with_name("out.json"))
        watch.step("JSON")
        write_xlsx(rows, to.with_name("out.xlsx"))
        watch.step("XLSX")
    octets = mail(summary, attached)
    watch.step(f"mail {octets / 1e6:.0f} MB")


async def download(origin: str, to: Path) -> None:
    """The report as a file."""
    async with Crewmojo("any", SecretStr("any"), base_url=origin) as client:
        await client.download_report("timesheet", to, start_date=None, end_date=None)


def mail(summary: Summary, attached: Path) -> int:
    """The size of the mail with the zipped CSV file."""
    bars = summary.groups.bars if summary.groups else ()
    message = build(
        sender="reports@example.org",
        to=["manager@example.org"],
        subject="Timesheet",
        text=f"{summary.count} rows",
        html=f'<html lang="en"><body><p>{summary.count} rows</p><img src="cid:chart" alt="Hours"></body></html>',
        pictures={"chart": bar_chart("Hours by role", bars).png},
        attachments=[attached],
    )
    return size(message)


def write_source(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(made_up(rows))
        else:
            objects = (json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in made_up(rows))
            file.write(f"[{next(objects)}")
            file.writelines(f",\n{each}" for each in objects)
            file.write("]")
    return path


def made_up(rows: int) -> Iterator[tuple[str | int | float, ...]]:
    """Rows of four thousand invented people, the same each time."""
    random = Random(7)
    for number in range(rows):
        who = random.randrange(4_000)
        day = f"2026-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        hours, tips = random.randrange(16, 49) / 4, random.randrange(0, 9_000) / 100
        role = ROLES[who % len(ROLES)]
        yield (
            *(f"Person {who}, Crew", 10_000 + who, role, day, hours, tips),
            *(f"Location {who % 40}", f"Manager {who % 90}", f"- shift {number} as planned", number % 52),
        )


def memory(name: str) -> float:
    """A line of the kernel's account of this process, in MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split(f"{name}:")[1].split()[0]) / 1_000


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, sys.argv[2] if len(sys.argv) > 2 else "csv")
