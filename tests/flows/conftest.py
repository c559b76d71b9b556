"""A Prefect server, the four vendors, a chat and a mail server, as a flow meets them: over HTTP and SMTP."""

import asyncio
import json
import shutil
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prefect import Flow
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId, FlowRunFilter
from prefect.client.schemas.objects import State
from prefect.client.schemas.sorting import ArtifactSort
from prefect.flow_runs import resume_flow_run
from prefect.settings import PREFECT_LOCAL_STORAGE_PATH, temporary_settings
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from benchmarks.web import serving
from prefect_shiftwork.blocks import CREDENTIALS
from prefect_shiftwork.demo.blocks import blocks
from prefect_shiftwork.flows import asking, making
from prefect_shiftwork.rest import access, retry
from prefect_shiftwork.rest.pool import SharedByCredential
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.sandbox.mailroom import Mailroom
from prefect_shiftwork.vendors.access.crewio import AboutCrewIO
from prefect_shiftwork.vendors.access.seven_shifts import AboutSevenShifts


@pytest.fixture
async def shelf(prefect_server: str) -> AsyncIterator[None]:
    """The saved credentials: none at first, and what a test saves goes with it."""
    yield
    async with get_client() as prefect:
        for block_class in CREDENTIALS.values():
            for document in await prefect.read_block_documents_by_type(block_class.get_block_type_slug()):
                await prefect.delete_block_document(document.id)


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Prefect's result storage for the session: to set it for each test would take longer than most of them."""
    folder = tmp_path_factory.mktemp("prefect") / "results"
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: folder}):
        yield folder


@pytest.fixture
def memory(storage: Path) -> Path:
    """The result storage, where what was done is remembered: empty at first."""
    shutil.rmtree(storage, ignore_errors=True)
    return storage


@pytest.fixture
def full(tmp_path: Path) -> object:
    """Settings with a result storage that cannot be written: a file is where its folder would be."""
    (tmp_path / "file").write_text("")
    return temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "file" / "results"})


@dataclass
class Switchboard:
    """The app of the one web server: the sandbox of the running test, and a chat at ``/chat``."""

    origin: str = ""
    sandbox: ASGIApp | None = None
    said: list[dict[str, str]] = field(default_factory=list)
    chat_answers: int | None = 200
    """The status of its answers; None keeps silent after it has taken a message."""
    asked: threading.Event = field(default_factory=threading.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/chat":
            await self._chat(scope, receive, send)
        elif self.sandbox:
            await self.sandbox(scope, receive, send)

    async def _chat(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await Request(scope, receive).json()
        if self.chat_answers in {200, None}:
            self.said.append(message)
        self.asked.set()
        if self.chat_answers:
            await Response(status_code=self.chat_answers)(scope, receive, send)
        else:
            while (await receive())["type"] != "http.disconnect":
                pass


@pytest.fixture(scope="session")
def web_server() -> Iterator[Switchboard]:
    """The web server, which runs for the whole session."""
    switchboard = Switchboard()
    with serving(switchboard) as switchboard.origin:
        yield switchboard


@dataclass(frozen=True)
class Sandbox:
    """The four vendors, the chat, and everything that changed at them."""

    desk: Desk
    switchboard: Switchboard

    @property
    def changes(self) -> list[str]:
        """What was changed at vendors, in words, oldest first; mails are in :attr:`mails`."""
        return [f"{e.vendor}: {e.action} {e.text}" for e in self.desk.journal.entries if e.vendor != "mail"]

    @property
    def mails(self) -> list[Any]:
        """The mails that came."""
        return list(self.desk.mailbox)

    @property
    def said(self) -> list[dict[str, str]]:
        """The messages in the chat."""
        return self.switchboard.said

    def arm(self, vendor: str, method: str, path: str, **fault: Any) -> None:
        """Let a fault strike."""
        self.desk.faults.arm(Fault(vendor=vendor, method=method, path=path, **fault))


@pytest.fixture
def at() -> datetime | None:
    """When a test takes place for the vendors: None for now. Tests with dates of their own override it."""
    return None


@pytest.fixture
def sandbox(web_server: Switchboard, at: datetime | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    """The vendors as they are on a fresh morning; their rate limits and the pauses between tries are left out."""
    monkeypatch.setattr(access, "SHARED", SharedByCredential())
    monkeypatch.setattr(AboutCrewIO, "rate", None)
    monkeypatch.setattr(AboutSevenShifts, "rate", None)
    monkeypatch.setattr(retry, "backoff", lambda *_: 0.0)
    monkeypatch.setattr(making, "SETTLED", timedelta())
    desk = Desk(Clock(at))
    web_server.sandbox = create_app(desk)
    yield Sandbox(desk, web_server)
    web_server.said.clear()
    web_server.asked.clear()
    web_server.chat_answers = 200


@pytest.fixture
def manners() -> dict[str, Any]:
    """How the mail server behaves; tests of another behaviour override it."""
    return {}


@pytest.fixture
async def mailroom(sandbox: Sandbox, manners: dict[str, Any]) -> AsyncIterator[Mailroom]:
    """The mail server, in the test's own event loop."""
    async with Mailroom(0, mailbox=sandbox.desk.mailbox, **manners) as room:
        yield room


@pytest.fixture
def saved(sandbox: Sandbox, mailroom: Mailroom) -> dict[str, Any]:
    """A block of each kind by the parameter that takes it, as a person would have saved them."""
    chat = CustomWebhookNotificationBlock(
        name="crew chat",
        url=f"{sandbox.switchboard.origin}/chat",
        json_data={"title": "{{subject}}", "text": "{{body}}"},
    )
    return {**blocks(sandbox.switchboard.origin, mailroom.port), "chat": chat}


@pytest.fixture
async def event(saved: dict[str, Any]) -> Any:
    """The club's event that is still to come."""
    async with saved["crewio"].get_client() as client:
        return (await client.list_events())[-1]


@pytest.fixture
async def shift(saved: dict[str, Any], event: Any) -> Any:
    """The first shift of the event, which still needs somebody."""
    async with saved["crewio"].get_client() as client:
        return (await client.list_shifts(event.id))[0]


@pytest.fixture
def new_shift(event: Any, shift: Any) -> dict[str, Any]:
    """A shift of the club that is not there yet."""
    times = {"start": "2026-12-05T18:00:00+01:00", "end": "2026-12-05T22:00:00+01:00"}
    return {"new_crewio_shift": {"event_id": event.id, "role_id": shift.role_id, **times}}


@dataclass(frozen=True)
class Run:
    """What a person sees of a run: how it ended, in which words, and its artifacts."""

    state: State[Any]
    artifacts: dict[str, Any]

    @property
    def completed(self) -> bool:
        return self.state.is_completed()

    @property
    def message(self) -> str:
        """The words of the state."""
        return self.state.message or ""

    def __getitem__(self, artifact: str) -> Any:
        return self.artifacts[artifact]

    def column(self, artifact: str, name: str) -> list[str]:
        """One column of a table."""
        return [row[name] for row in self.artifacts[artifact]]


RunFlow = Callable[..., Awaitable[Run]]


@pytest.fixture
def run(prefect_server: str, memory: Path, saved: dict[str, Any]) -> RunFlow:
    """``await run(flow, form, "crewio", "email")``: runs a flow with a form and the named blocks."""

    async def running(flow: Flow[..., Any], form: dict[str, Any], *names: str, **others: Any) -> Run:
        chosen = {name: saved[name] for name in names} | others
        state = await flow(form=form, **chosen, return_state=True)
        flow_run_id = state.state_details.flow_run_id
        async with get_client() as prefect:
            wanted = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[flow_run_id]))
            # Without sort and limit the client of Prefect 3.8 sends null, which the server refuses.
            found = await prefect.read_artifacts(artifact_filter=wanted, sort=ArtifactSort.KEY_ASC, limit=50)
        return Run(state, {each.key: _content(each.data) for each in found if each.key})

    return running


PAUSED = FlowRunFilter.model_validate({"state": {"type": {"any_": ["PAUSED"]}}})


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Awaitable[Run]]:
    """``await person(run(...), go_on=True)``: somebody who answers a run as soon as it asks.

    ``meanwhile`` takes place between the question and the answer.
    """
    monkeypatch.setattr(asking, "ASKED_EVERY", 0.05)

    async def answers(running: Awaitable[Run], meanwhile: Awaitable[Any] | None = None, **answer: Any) -> Run:
        run = asyncio.ensure_future(running)
        async with get_client() as prefect:
            while not (paused := await prefect.read_flow_runs(flow_run_filter=PAUSED)):
                assert not run.done(), run.result()
        if meanwhile:
            await meanwhile
        await resume_flow_run(paused[0].id, run_input=answer)
        return await run

    return answers


def _content(data: Any) -> Any:
    """What an artifact shows: the rows of a table, or markdown."""
    if isinstance(data, str) and data.startswith("["):
        return json.loads(data)
    return data
