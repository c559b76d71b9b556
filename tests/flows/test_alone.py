"""Two runs at once: one waits for the other, and finds everything done."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from prefect_shiftwork.flows import alone as locking
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.forms import FlowForm


class Form(FlowForm):
    dry_run: bool = False


class Work:
    """Something that runs do until they may end."""

    def __init__(self) -> None:
        self.began: asyncio.Queue[str] = asyncio.Queue()
        self.may_end = asyncio.Event()

    async def do(self, name: str, what: str = "reports", *, dry_run: bool = False) -> str:
        async with alone(what, Form(dry_run=dry_run)):
            self.began.put_nowait(name)
            await self.may_end.wait()
            return name

    async def nobody_else_begins(self) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(self.began.get(), 0.05)


@pytest.fixture
def work(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr(locking, "OFTEN", 0.001)
    return Work()


async def test_a_run_waits_for_the_one_that_writes_the_same(work) -> None:
    first, second = (asyncio.create_task(work.do(name)) for name in ("one", "two"))
    began = await work.began.get()
    await work.nobody_else_begins()
    work.may_end.set()

    assert ["one", "two"] == [await first, await second]
    assert {"one", "two"} == {began, await work.began.get()}


async def test_runs_that_write_something_else_go_on(work) -> None:
    runs = [asyncio.create_task(work.do(name, what)) for what, name in {"reports": "one", "time-off": "two"}.items()]

    assert {"one", "two"} == {await work.began.get(), await work.began.get()}
    work.may_end.set()
    assert ["one", "two"] == [await run for run in runs]


async def test_a_dry_run_waits_for_nobody(work) -> None:
    first = asyncio.create_task(work.do("one"))
    assert "one" == await work.began.get()
    second = asyncio.create_task(work.do("two", dry_run=True))

    assert "two" == await work.began.get()
    work.may_end.set()
    assert ["one", "two"] == [await first, await second]


HOLDER = """
import asyncio, sys
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.forms import FlowForm

class Form(FlowForm):
    dry_run: bool = False

async def hold():
    async with alone("reports", Form()):
        print("held", flush=True)
        await asyncio.Event().wait()

asyncio.run(hold())
"""


async def test_a_run_that_is_killed_holds_up_nobody(work, memory) -> None:
    environment = {**os.environ, "PREFECT_LOCAL_STORAGE_PATH": str(memory)}
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, stdout=asyncio.subprocess.PIPE, env=environment
    )
    assert holder.stdout
    assert b"held\n" == await holder.stdout.readline()
    next_run = asyncio.create_task(work.do("next"))
    await work.nobody_else_begins()
    holder.kill()
    await holder.wait()

    assert "next" == await work.began.get()
    work.may_end.set()
    assert "next" == await next_run
