"""Two runs at once: one waits for the other, and finds everything done."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from prefect_shiftwork.flows import alone
from prefect_shiftwork.flows.alone import one_at_a_time
from prefect_shiftwork.flows.forms import FlowForm


class Form(FlowForm):
    dry_run: bool = False


class Work:
    """Something that runs do until they may end."""

    def __init__(self) -> None:
        self.began: asyncio.Queue[str] = asyncio.Queue()
        self.may_end = asyncio.Event()

    async def do(self, form: Form, name: str) -> str:
        self.began.put_nowait(name)
        await self.may_end.wait()
        return name

    async def nobody_else_begins(self) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(self.began.get(), 0.05)


@pytest.fixture
def work(memory: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr(alone, "OFTEN", 0.001)
    return Work()


async def test_a_run_waits_for_the_one_that_writes_the_same(work) -> None:
    run = one_at_a_time("reports")(work.do)
    first, second = (asyncio.create_task(run(Form(), name)) for name in ("one", "two"))
    began = await work.began.get()
    await work.nobody_else_begins()
    work.may_end.set()

    assert ["one", "two"] == [await first, await second]
    assert {"one", "two"} == {began, await work.began.get()}


async def test_runs_that_write_something_else_go_on(work) -> None:
    runs = [
        asyncio.create_task(one_at_a_time(what)(work.do)(Form(), name))
        for what, name in {"reports": "one", "time-off": "two"}.items()
    ]

    assert {"one", "two"} == {await work.began.get(), await work.began.get()}
    work.may_end.set()
    assert ["one", "two"] == [await run for run in runs]


async def test_a_dry_run_waits_for_nobody(work) -> None:
    run = one_at_a_time("reports")(work.do)
    first = asyncio.create_task(run(Form(), "one"))
    assert "one" == await work.began.get()
    second = asyncio.create_task(run(form=Form(dry_run=True), name="two"))

    assert "two" == await work.began.get()
    work.may_end.set()
    assert ["one", "two"] == [await first, await second]


HOLDER = """
import asyncio, sys
from prefect_shiftwork.flows.alone import one_at_a_time
from prefect_shiftwork.flows.forms import FlowForm

class Form(FlowForm):
    dry_run: bool = False

@one_at_a_time("reports")
async def hold(form):
    print("held", flush=True)
    await asyncio.Event().wait()

asyncio.run(hold(Form()))
"""


async def test_a_run_that_is_killed_holds_up_nobody(work, memory) -> None:
    environment = {**os.environ, "PREFECT_LOCAL_STORAGE_PATH": str(memory)}
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, stdout=asyncio.subprocess.PIPE, env=environment
    )
    assert holder.stdout
    assert b"held\n" == await holder.stdout.readline()
    next_run = asyncio.create_task(one_at_a_time("reports")(work.do)(Form(), "next"))
    await work.nobody_else_begins()
    holder.kill()
    await holder.wait()

    assert "next" == await work.began.get()
    work.may_end.set()
    assert "next" == await next_run
