"""Lists read side by side by Prefect's task runners: ``python -m benchmarks.scale.task_runners [months] [events]``.

A flow reads the time off of so many months from CrewSense, whose answers take half a second, and the shifts of so many
events from CrewIO, which answers a hundred requests a minute. Its tasks are the pack's own; they run one after the
other, in threads, in processes, and on a Dask cluster on this machine. Each flow is a process, and between it and the
processes that it starts is only a Prefect server. In real time: 120 events take more than a minute each time. With 0
one of the two is left out.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from time import perf_counter
from typing import Any, TypeVar, cast
from zoneinfo import ZoneInfo

from prefect import Flow, flow
from prefect.futures import PrefectFuture
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner
from pydantic import BaseModel, SecretStr

from benchmarks.environments import ROOT
from benchmarks.figure import Figure, table
from benchmarks.scale import environment
from benchmarks.scale.refusals import Refusals
from benchmarks.scale.vendors import new_shift
from benchmarks.shared_rate import prefect_server
from benchmarks.web import serving
from prefect_shiftwork.blocks import CrewIOCredentials, CrewSenseCredentials
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.crewsense import CrewSense

MONTHS, EVENTS = 24, 120
LANES = 8
LATENCY = 500
"""Milliseconds that CrewSense takes to answer."""
QUIET_DASK = {"DASK_LOGGING__DISTRIBUTED": "error"}
KEYS = Credentials()
ZONE = ZoneInfo("America/New_York")

list_time_offs = as_task(CrewSense.list_time_offs)
list_events = as_task(CrewIO.list_events)
list_shifts = as_task(CrewIO.list_shifts)

R = TypeVar("R", bound=BaseModel)
Records = Sequence[BaseModel]
Runner = TaskRunner[Any]


def dask() -> Runner:
    """A Dask cluster on this machine, with a process for each of its cores."""
    from prefect_dask import DaskTaskRunner  # type: ignore[import-not-found]  # in the benchmark's environment only

    cores = os.cpu_count() or 1
    size = {"n_workers": cores, "threads_per_worker": LANES // cores, "dashboard_address": None}
    runner: Runner = DaskTaskRunner(cluster_kwargs=size)
    return runner


RUNNERS: Mapping[str, Callable[[], Runner]] = {
    "one after the other": lambda: ThreadPoolTaskRunner(max_workers=1),
    "threads": lambda: ThreadPoolTaskRunner(max_workers=LANES),
    "processes": lambda: ProcessPoolTaskRunner(max_workers=os.cpu_count()),
    "Dask": dask,
}


@dataclass(frozen=True)
class Account:
    """What a flow tells: the seconds that it took, and what it read, as a digest."""

    seconds: float
    records: int
    digest: str


def results(futures: Iterable[PrefectFuture[Coroutine[Any, Any, list[R]]]]) -> list[list[R]]:
    """What the tasks answer, in their order. As Prefect is typed, an asynchronous one would answer a coroutine."""
    started = list(futures)
    return [cast("list[R]", future.result()) for future in started]


@flow
def read_months(origin: str, months: int) -> Sequence[Records]:
    """The time off of the months around this one."""
    secret = SecretStr(KEYS.crewsense_client_secret)
    credentials = CrewSenseCredentials(
        client_id=KEYS.crewsense_client_id, client_secret=secret, timezone=ZONE.key, base_url=f"{origin}/crewsense"
    )
    return results(list_time_offs.submit(credentials, start, end) for start, end in pairwise(beginnings(months)))


def beginnings(months: int) -> list[datetime]:
    """The beginnings of so many months around this one, and that of the month after them."""
    now = datetime.now(ZONE)
    first = 12 * now.year + now.month - 1 - months // 2
    return [datetime(n // 12, n % 12 + 1, 1, tzinfo=ZONE) for n in range(first, first + months + 1)]


@flow
def read_events(origin: str, events: int) -> Sequence[Records]:
    """The shifts of so many events of the club."""
    credentials = CrewIOCredentials(api_key=SecretStr(KEYS.crewio_key), base_url=f"{origin}/crewio")
    (found,) = results([list_events.submit(credentials, limit=events)])
    return results(list_shifts.submit(credentials, event.id) for event in found)


READINGS: Mapping[str, Flow[[str, int], Sequence[Records]]] = {
    "months of CrewSense": read_months,
    "events of CrewIO": read_events,
}


def account(reading: str, runner: str, origin: str, count: int) -> Account:
    """Read all lists in a flow run with that task runner."""
    began = perf_counter()
    lists = READINGS[reading].with_options(task_runner=RUNNERS[runner]())(origin, count)
    seconds = perf_counter() - began
    records = [record.model_dump_json() for each in lists for record in each]
    return Account(seconds, len(records), sha256("\n".join(records).encode()).hexdigest())


def figures(months: int, events: int) -> list[Figure]:
    """Seconds with each runner, and whether all of them read the same, within the rate."""
    wanted = zip(READINGS, (months, events), strict=True)
    with prefect_server() as variables:
        return [figure for reading, count in wanted if count for figure in compared(reading, count, variables)]


def compared(reading: str, count: int, variables: Mapping[str, str]) -> list[Figure]:
    """One reading with each runner."""
    told = {runner: told_by_a_flow(reading, runner, count, variables) for runner in RUNNERS}
    digests = {account.digest for account, _ in told.values()}
    return [
        *(
            Figure(f"{count} {reading}, {runner}", "s", account.seconds, note=f"{account.records} records")
            for runner, (account, _) in told.items()
        ),
        Figure(f"{reading}: results that differ from the first", "", len(digests) - 1, 0),
        Figure(f"{reading}: refused with 429", "", sum(refused for _, refused in told.values()), 0),
    ]


def told_by_a_flow(reading: str, runner: str, count: int, variables: Mapping[str, str]) -> tuple[Account, int]:
    """The account of a flow in a process of its own, and how many of its requests were refused."""
    desk = Desk()
    desk.faults.latency_ms = LATENCY if reading.startswith("months") else 0
    for _ in range(count):
        new_shift(desk)
    refusals = Refusals(create_app(desk))
    with serving(refusals) as origin:
        command = [environment.python(), "-W", "ignore", "-m", __spec__.name, "--run", reading, runner, origin]
        done = subprocess.run(
            [*command, str(count)],
            env={**variables, **QUIET_DASK},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    print(reading, runner, done.stdout.decode().splitlines()[-1], file=sys.stderr, flush=True)
    return Account(**json.loads(done.stdout.splitlines()[-1])), refusals.count


def main() -> int:
    if sys.argv[1:2] == ["--run"]:
        reading, runner, origin, count = sys.argv[2:]
        print(json.dumps(asdict(account(reading, runner, origin, int(count)))))
        return 0
    months, events = map(int, sys.argv[1:] or (MONTHS, EVENTS))
    found = figures(months, events)
    print(table(found))
    return int(any(figure.missed for figure in found))


if __name__ == "__main__":
    sys.exit(main())
