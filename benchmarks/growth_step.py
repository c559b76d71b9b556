"""One thing with so many records, in a process of its own: ``python -m benchmarks.growth_step plan 1000``."""

import asyncio
import json
import re
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from zoneinfo import ZoneInfo

import httpx

from benchmarks import lists
from benchmarks.recording import KEYS, ORIGIN, Keeper, mark, sandbox
from benchmarks.report_memory import memory, write_source
from prefect_shiftwork.exports.csv_file import write_csv
from prefect_shiftwork.exports.reading import read_rows
from prefect_shiftwork.roster.copying import plan_time_off
from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.pairing import ExistingDaysOff
from prefect_shiftwork.roster.people import Matcher, Person
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.time_off import TimeOff

Work = Callable[[], int]
"""Does it; answers how many calls it took."""

PAGES = 20
"""Different pages, which come again and again in a longer list."""
EACH = 10
"""Entries of a person: with more time off there are more people."""
FIRST = date(2026, 1, 1)


def read(records: int) -> Work:
    """A list of the vendor's, record by record, from memory."""
    keeper = Keeper(sandbox(PAGES * lists.SIZE))
    asyncio.run(lists.count(lists.v1(ORIGIN, KEYS.seven_shifts_v1_key, keeper)))
    total = re.compile(rb'"total":\d+')
    pages = {int(key): total.sub(b'"total":%d' % records, page) for key, page in keeper.pages.items()}
    calls = 0

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal calls
        calls += 1
        offset, last = int(mark(request.url)), PAGES * lists.SIZE
        return httpx.Response(200, content=pages[offset % last if offset < records else last])

    def work() -> int:
        found = asyncio.run(lists.count(lists.v1(ORIGIN, transport=httpx.MockTransport(answer))))
        if found != records:
            raise ValueError(f"{found} records of {records}")
        return calls

    return work


def plan(records: int) -> Work:
    """The plan of a copy of time off: half of it is there, and as much besides that people have entered."""
    sources = [person("crewsense", number) for number in range(-(-records // EACH))]
    targets = [person("seven_shifts", number) for number in range(len(sources))]
    wanted = [time_off(sources[number // EACH], number) for number in range(records)]
    copies = [there(targets[number // EACH], number, key=f"crewsense:{number}") for number in range(0, records, 2)]
    foreign = [there(targets[number // EACH], number, days=400) for number in range(records)]
    window, zone = Period(FIRST, FIRST + timedelta(days=365)), ZoneInfo("America/New_York")

    def work() -> int:
        found = plan_time_off(
            wanted,
            [*copies, *foreign],
            Matcher(targets, sources=sources),
            {"Vacation": "paid"},
            zone,
            remove_withdrawn=True,
            most_removals=10,
            complete=True,
            window=window,
        )
        if len(found.writes) != records // 2:
            raise ValueError(f"{len(found.writes)} writes for {records} entries")
        return 0

    return work


def person(system: str, number: int) -> Person:
    return Person(system, f"{number}", f"Person {number}", employee_id=f"E{number}")


def time_off(who: Person, number: int) -> TimeOff:
    """A day off at 08:00 UTC, on another day for each entry of a person."""
    start = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=number % EACH * 30)
    return TimeOff("crewsense", f"{number}", who, start, start + timedelta(days=1), "Vacation")


def there(who: Person, number: int, *, key: str = "", days: int = 0) -> ExistingDaysOff:
    """The same day in the other system, or one so many days later."""
    day = FIRST + timedelta(days=number % EACH * 30 + days)
    return ExistingDaysOff(f"{number}{'' if key else 'f'}", who, DaysOff(day, day), "paid", key)


def export(records: int) -> Work:
    """A report's file as CSV."""
    folder = TemporaryDirectory()
    source = write_source(Path(folder.name) / "report.csv", records)

    def work() -> int:
        write_csv(read_rows(source), source.with_name("out.csv"))
        folder.cleanup()
        return 0

    return work


STEPS: dict[str, Callable[[int], Work]] = {"read": read, "plan": plan, "export": export}


def main(name: str, records: int) -> None:
    STEPS[name](lists.SIZE)()  # what Python has to load and compile for it
    work = STEPS[name](records)
    before = memory("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")
    began = process_time()
    calls = work()
    seconds = process_time() - began
    print(json.dumps({"seconds": seconds, "memory": max(0.0, memory("VmHWM") - before), "calls": calls}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
