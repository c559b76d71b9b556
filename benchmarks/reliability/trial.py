"""One flow from a fresh morning on: run, hit, started again, until it has nothing left to do."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.reliability.player import Ended, Order, play
from benchmarks.reliability.scenarios import Form, Scenario, Things
from benchmarks.reliability.stage import Stage
from benchmarks.reliability.trap import Blow, Line, Spot

KINDS = ("shift", "mail", "chat", "announcement")
"""What runs can be unsure of, as their messages and the things at the targets call it."""


class Broken(AssertionError):
    """A promise that was not kept; the message says which."""


def check(kept: bool, otherwise: str) -> None:
    """Raise Broken unless a promise is kept."""
    if not kept:
        raise Broken(otherwise)


def lacks_what_is_unknown(message: str, good: Things, there: Things) -> bool:
    """Whether a person who looks for what a run is not sure of does not find it.

    What other steps will make is missing too, where a recipe has stopped: it is not what they look for.
    """
    kinds = [kind for kind in KINDS if kind in message.casefold()]
    return any(kind in thing.casefold() for thing in good - there for kind in kinds)


@dataclass(frozen=True)
class House:
    """Where runs take place: the vendors, the address of Prefect's API, and how long lists may lag behind writes."""

    stage: Stage
    prefect: str
    settled: timedelta = timedelta(seconds=1)


@dataclass
class Trial:
    """One scenario, with a memory of its own."""

    scenario: Scenario
    house: House
    storage: Path
    form: Form
    before: Things

    async def run(self, spot: Spot | None = None, **form: object) -> Ended:
        """Run the flow, with a trap at one of its calls."""
        trap = self.house.stage.trap
        trap.clear()
        trap.spot = spot
        ended = await play(self.order(**form), lambda pid: setattr(trap, "victim", pid))
        trap.spot = None
        return ended

    def order(self, **form: object) -> Order:
        """What a process needs to know to run it."""
        stage = self.house.stage
        form = {**self.form, **form}
        return Order(
            self.scenario.flow,
            form,
            self.scenario.blocks,
            stage.origin,
            stage.room.port,
            self.house.prefect,
            self.storage,
            self.house.settled,
        )

    async def things(self) -> Things:
        """What is at the targets, whatever their lists show by now."""
        with self.house.stage.honest():
            return await self.scenario.things(self.house.stage)

    async def check_nothing_twice(self, good: Things) -> Things:
        """What is there, unless it is more than was there before and should be there in the end."""
        there, allowed = await self.things(), good | self.before
        check(there <= allowed, f"there twice: {there - allowed}")
        return there

    async def check_done(self, good: Things) -> None:
        """Everything is there once, and one more run has nothing to do, says so, and does nothing."""
        there = await self.things()
        check(there == good, f"missing: {good - there}; too many: {there - good}")
        last = await self.run()
        idle = last.state == "COMPLETED" and re.fullmatch(self.scenario.idle, last.message)
        check(bool(idle), f"the last run had something to do: {last}")
        check(await self.things() == good, "the last run changed something")


@asynccontextmanager
async def fresh(scenario: Scenario, house: House) -> AsyncIterator[Trial]:
    """A trial in which nothing has happened yet."""
    house.stage.clear()
    with TemporaryDirectory() as folder:
        form = await scenario.prepare(house.stage.blocks)
        yield Trial(scenario, house, Path(folder), form, await scenario.things(house.stage))


@dataclass(frozen=True)
class Undisturbed:
    """What a scenario does when nothing happens to it: what is there at the end, and the calls that it took."""

    things: Things
    calls: dict[Line, list[str]]

    def spots(self, *blows: Blow, writes: bool = False) -> Iterator[Spot]:
        """Every place in which a run can be hit, or every one where it writes."""
        for line, calls in self.calls.items():
            for number, call in enumerate(calls, start=1):
                if is_write(line, call) or not writes:
                    yield from (Spot(line, number, blow) for blow in blows)


def is_write(line: Line, call: str) -> bool:
    """Whether a call leaves something behind: every mail, and every request but reads and those for a token."""
    return line is Line.MAIL or not (call.startswith("GET") or "/oauth/" in call)


async def undisturbed(scenario: Scenario, house: House) -> Undisturbed:
    """Run it once, as it should be; and again, to see that it then has nothing to do."""
    async with fresh(scenario, house) as trial:
        first = await trial.run()
        calls = {line: list(calls) for line, calls in house.stage.trap.calls.items()}
        check(first.state == "COMPLETED", f"an undisturbed run ended with {first}")
        things = await trial.things()
        await trial.check_done(things)
    return Undisturbed(things, calls)
