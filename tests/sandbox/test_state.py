"""What a second start of the sandbox finds."""

import shutil
import signal
import smtplib
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.courier import Courier
from prefect_shiftwork.sandbox.state.memory import Memory
from prefect_shiftwork.sandbox.state.resume import resume

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
PAPER = b"%PDF-1.7 \xff\x00\x80\r\n"
MAIL = "Subject: Überstunden\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nHallo Zoë\r\n".encode()
CREWSENSE = {"client_id": "sandbox-crewsense", "client_secret": "sandbox-crewsense-secret"}
CREWMOJO = {"client_id": "sandbox-crewmojo", "client_secret": "sandbox-crewmojo-secret"}
PARTNER = {"client_id": "sandbox-partner", "client_secret": "sandbox-partner-secret", "scope": "locations:read"}
GRANT = {"grant_type": "client_credentials"}
GUID = {"X-Company-Guid": "7b5b1c1e-0000-4000-8000-000000008655"}
COLUMNS = "firstName,lastName,emailAddress,employeeCode"
PEOPLE = f"{COLUMNS}\r\nJörg,Käferstein,joerg@example.com,E010\r\n"
ABSENT = {
    "user_id": 1001,
    "admin_ids": [848],
    "start_date": "2026-12-30 08:00:00",
    "end_date": "2026-12-31 08:00:00",
    "time_off_type_id": 6,
}
AWAY = {
    "user_id": 1122503,
    "company_id": 8655,
    "from_date": "2026-12-24",
    "to_date": "2026-12-24",
    "partial": False,
    "status": 0,
    "category": "paid",
    "hours": [{"date": "2026-12-24", "num_hours": 8}],
}
UNTIL_2027 = {"start": "2026-12-15 00:00:00", "end": "2027-01-01 00:00:00"}

Headers = dict[str, str]


class Caller:
    """Somebody who works with a sandbox, and who keeps tokens when it is started again."""

    def __init__(self) -> None:
        self.crewio = {"X-CrewIO-API-Key": "crw_live_sandbox_all"}
        self.seven_shifts = {"Authorization": "Bearer sandbox-v2-token"}
        self.crewsense: Headers = {}
        self.crewmojo: Headers = {}
        self.partner: Headers = {}
        self.job = ""

    async def change_everything(self, http: httpx.AsyncClient, desk: Desk) -> AsyncIterator[None]:
        """One change after the other, at every vendor."""
        for step in (self._crewsense, self._crewio, self._seven_shifts, self._crewmojo):
            async for _ in step(http):
                yield
        desk.mailbox.add(desk.clock.now(), "plan@example.org", ("zoe@example.org",), MAIL)
        yield
        await http.post("/_control", json={"settings": {"crewmojo.big_report_rows": 2}})
        yield

    async def _crewsense(self, http: httpx.AsyncClient) -> AsyncIterator[None]:
        url = "/crewsense/v1"
        self.crewsense = _bearer(await http.post("/crewsense/oauth/access_token", data=CREWSENSE | GRANT))
        yield
        _ok(await http.post(f"{url}/announcements", json={"body": "Hallo Zoë"}, headers=self.crewsense))
        yield
        asked = _ok(await http.post(f"{url}/time_offs", json=ABSENT, headers=self.crewsense))
        yield
        _ok(await http.post(f"{url}/time_offs/{asked.json()['id']}/approve", headers=self.crewsense))
        yield
        _ok(await http.post(f"{url}/users/1001/certifications", json={"id": 2}, headers=self.crewsense))
        yield
        paper = {"upload": ("frs.pdf", PAPER, "application/pdf")}
        _ok(await http.post(f"{url}/users/1001/certifications/2/file", files=paper, headers=self.crewsense))
        yield

    async def _crewio(self, http: httpx.AsyncClient) -> AsyncIterator[None]:
        url = await self._event(http)
        slots = {"time_slots": [{"id": "a", "label": "Sa 10:00"}]}
        asked = _ok(await http.post(f"{url}/availability/requests", json=slots, headers=self.crewio))
        yield
        helpers = (await http.get(f"{url}/helpers", headers=self.crewio)).json()["helpers"]
        answer = {
            "request_id": asked.json()["request"]["id"],
            "user_id": helpers[0]["user_id"],
            "responses": [{"time_slot_id": "a", "available": False}],
        }
        _ok(await http.post(f"{url}/availability/responses", json=answer, headers=self.crewio))
        yield

    async def _seven_shifts(self, http: httpx.AsyncClient) -> AsyncIterator[None]:
        self.partner = GUID | _bearer(await http.post("/seven_shifts/oauth2/token", data=PARTNER | GRANT))
        yield
        _ok(await http.post("/seven_shifts/v2/time_off", json=AWAY, headers=self.seven_shifts))
        yield
        role = {"role": {"name": "Barback"}}
        _ok(await http.post("/seven_shifts/v1/roles", json=role, auth=("sandbox-v1-key", "")))
        yield

    async def _crewmojo(self, http: httpx.AsyncClient) -> AsyncIterator[None]:
        url = "/crewmojo/v1/integrations"
        self.crewmojo = _bearer(await http.post("/crewmojo/v1/oauth/token", json=CREWMOJO | GRANT))
        yield
        csv = self.crewmojo | {"Content-Type": "text/csv"}
        _ok(await http.post(f"{url}/upload/humans", content=PEOPLE.encode(), headers=csv))
        yield
        ticket = _ok(await http.post(f"{url}/download/big.report", json={"jobId": True}, headers=self.crewmojo))
        self.job = f"{url}/download/big.report/{ticket.json()['jobId']}"
        yield

    async def sees(self, http: httpx.AsyncClient) -> dict[str, tuple[int, object]]:
        """All that the changes have touched: status and content by path."""
        event = await self._event(http)
        answers = [
            await http.get("/crewsense/v1/announcements", headers=self.crewsense),
            await http.get("/crewsense/v1/time_offs", params=UNTIL_2027, headers=self.crewsense),
            await http.get("/crewsense/v1/users/1001/certifications", headers=self.crewsense),
            await http.get(f"{event}/availability/requests", headers=self.crewio),
            await http.get(f"{event}/availability/responses", headers=self.crewio),
            await http.get("/seven_shifts/v2/company/8655/locations", headers=self.partner),
            await http.get("/seven_shifts/v2/time_off", params={"company_id": 8655}, headers=self.seven_shifts),
            await http.get("/seven_shifts/v1/roles", auth=("sandbox-v1-key", "")),
            await http.post("/crewmojo/v1/integrations/download/people.all", headers=self.crewmojo),
            await http.get(self.job or "/crewmojo/v1/integrations/download/big.report/none", headers=self.crewmojo),
            await http.get("/mails/1"),
        ]
        present = (await http.get("/_control")).json()
        return {
            "changes": (200, present["changes"]),
            "settings": (200, present["settings"]),
            **{answer.url.path: (answer.status_code, answer.content) for answer in answers},
        }

    async def _event(self, http: httpx.AsyncClient) -> str:
        url = "/crewio/api/developer/v1/events"
        events = (await http.get(url, headers=self.crewio)).json()["events"]
        return f"{url}/{next(event['id'] for event in events if event['name'] == 'Sommerfest')}"


def _bearer(answer: httpx.Response) -> Headers:
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


def _ok(answer: httpx.Response) -> httpx.Response:
    return answer.raise_for_status()


@asynccontextmanager
async def started(folder: Path, at: datetime) -> AsyncIterator[tuple[httpx.AsyncClient, Desk]]:
    """A sandbox that keeps its state in a folder, with its clock at a moment."""
    with Memory(folder) as memory:
        desk, app = await resume(memory, Clock(at))
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://sandbox") as http:
            yield http, desk


@contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client, int]]:
    """The command as a process of its own: the process, a client, and the SMTP port."""
    arguments = ["sandbox", "--port", "0", "--smtp-port", "0", "--state", str(folder)]
    command = [sys.executable, "-m", "prefect_shiftwork.cli", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        sign = [process.stdout.readline() for _ in range(4)]
        try:
            with httpx.Client(base_url=sign[1].split()[-1]) as http:
                yield process, http, int(sign[3].split(":")[1].split(",")[0])
        finally:
            process.kill()


async def found(folder: Path, caller: Caller, at: datetime) -> dict[str, tuple[int, object]]:
    """What a caller sees after a restart."""
    async with started(folder, at) as (http, _):
        return await caller.sees(http)


async def test_whatever_was_answered_is_there_after_a_kill(tmp_path: Path) -> None:
    """A copy of the folder is what a killed process leaves behind: nothing of it is closed or flushed."""
    caller, lived, killed = Caller(), tmp_path / "lived", tmp_path / "killed"
    async with started(lived, NOW) as (http, desk):
        async for _ in caller.change_everything(http, desk):
            desk.clock.advance(timedelta(minutes=1))
            shutil.copytree(lived, killed)
            assert await caller.sees(http) == await found(killed, caller, desk.clock.now())
            shutil.rmtree(killed)


async def test_a_restart_finds_all_that_was_changed_and_the_world_as_it_was(tmp_path: Path) -> None:
    caller = Caller()
    async with started(tmp_path / "state", NOW) as (http, desk):
        async for _ in caller.change_everything(http, desk):
            desk.clock.advance(timedelta(minutes=1))
        world, before = desk.world, await caller.sees(http)
    fresh = await found(tmp_path / "fresh", caller, desk.clock.now())
    assert set(before) == {seen for seen in before if before[seen] != fresh[seen]}

    for _ in range(2):
        async with started(tmp_path / "state", desk.clock.now()) as (http, again):
            assert (world, before) == (again.world, await caller.sees(http))


async def test_what_comes_after_a_restart_follows_on_what_was_before(tmp_path: Path) -> None:
    caller = Caller()
    numbers = []
    for _ in range(3):
        async with started(tmp_path, NOW) as (http, desk):
            caller.crewsense = _bearer(await http.post("/crewsense/oauth/access_token", data=CREWSENSE | GRANT))
            url = "/crewsense/v1/announcements"
            numbers.append(
                _ok(await http.post(url, json={"body": "Open shift"}, headers=caller.crewsense)).json()["id"]
            )
            numbers.append(desk.mailbox.add(NOW, "plan@example.org", (), MAIL).number)
    assert [239, 1, 240, 2, 241, 3] == numbers


async def test_a_vendor_begins_alike_whenever_it_is_asked_first(tmp_path: Path) -> None:
    """7shifts begins with the punches of the shifts so far."""
    punches = "/seven_shifts/v2/company/8655/time_punches"
    caller = Caller()
    async with started(tmp_path, NOW) as (http, desk):
        desk.clock.advance(timedelta(days=1))
        before = (await http.get(punches, headers=caller.seven_shifts)).json()
        desk.clock.advance(timedelta(days=1))
        _ok(await http.post("/seven_shifts/v2/time_off", json=AWAY, headers=caller.seven_shifts))
    async with started(tmp_path, desk.clock.now()) as (http, _):
        assert before == (await http.get(punches, headers=caller.seven_shifts)).json()


async def test_a_restart_releases_the_clock_and_forgets_faults_and_calls(tmp_path: Path) -> None:
    frozen = NOW + timedelta(days=3)
    orders = {"clock": frozen.isoformat(), "latency_ms": 1, "faults": [{"vendor": "crewio"}], "quirks": {"a": True}}
    async with started(tmp_path, NOW) as (http, _):
        _ok(await http.post("/_control", json=orders))
        _ok(await http.post("/crewsense/oauth/access_token", data=CREWSENSE | GRANT))
    tomorrow = NOW + timedelta(days=1)
    async with started(tmp_path, tomorrow) as (http, desk):
        present = (await http.get("/_control")).json()
        assert tomorrow == desk.clock.now()
    assert (0, [], {}, {"a": True}) == (present["latency_ms"], present["faults"], present["calls"], present["quirks"])


async def test_a_reset_is_a_new_beginning_after_a_restart_too(tmp_path: Path) -> None:
    caller = Caller()
    async with started(tmp_path, NOW) as (http, desk):
        async for _ in caller.change_everything(http, desk):
            pass
        _ok(await http.post("/_control", json={"reset": True}))
        opened = desk.opened
    async with started(tmp_path, opened) as (http, desk):
        assert ([], 0, {}) == (desk.journal.entries, len(desk.mailbox), desk.settings)
        assert opened == desk.opened
    assert [] == list((tmp_path / "mails").iterdir())


async def test_reads_and_refused_requests_are_not_kept(tmp_path: Path) -> None:
    caller = Caller()
    async with started(tmp_path, NOW) as (http, desk):
        async for _ in caller.change_everything(http, desk):
            pass
        kept = (tmp_path / "changes.jsonl").read_text()
        await caller.sees(http)
        assert 422 == (await http.post("/crewsense/v1/announcements", headers=caller.crewsense)).status_code
        assert 401 == (await http.post("/crewmojo/v1/oauth/token", json=CREWSENSE | GRANT)).status_code
    assert kept == (tmp_path / "changes.jsonl").read_text()


async def test_a_webhook_that_was_delivered_is_not_delivered_again(tmp_path: Path) -> None:
    v2, hook = "/seven_shifts/v2", {"url": "https://example.com/hook", "method": "post", "event": "schedule.published"}
    trial = {"topic": hook["event"], "webhook_id": "0"}
    async with started(tmp_path, NOW) as (http, desk):
        desk.state(Courier).transport = httpx.MockTransport(lambda _: httpx.Response(202))
        http.headers["Authorization"] = "Bearer sandbox-v2-token"
        made = _ok(await http.post(f"{v2}/company/8655/webhooks", json=hook)).json()
        trial["webhook_id"] = str(made["data"]["id"])
        _ok(await http.get(f"{v2}/company/8655/test_webhook", params=trial))
        before = desk.journal.entries
        assert ["created", "delivered"] == [entry.action for entry in before]
    async with started(tmp_path, NOW + timedelta(hours=1)) as (_, desk):
        assert before == desk.journal.entries


async def test_a_killed_process_leaves_all_that_it_answered(tmp_path: Path) -> None:
    caller = Caller()
    with served(tmp_path) as (process, http, smtp_port):
        caller.crewsense = _bearer(http.post("/crewsense/oauth/access_token", data=CREWSENSE | GRANT))
        _ok(http.post("/crewsense/v1/announcements", json={"body": "Open shift"}, headers=caller.crewsense))
        with smtplib.SMTP("127.0.0.1", smtp_port, timeout=5) as smtp:
            smtp.sendmail("plan@example.org", ["zoe@example.org"], MAIL)
        changes = http.get("/_control").json()["changes"]
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=5)
    async with started(tmp_path, datetime.now(UTC)) as (again, _):
        announced = (await again.get("/crewsense/v1/announcements", headers=caller.crewsense)).json()["data"]
        assert "Open shift" in [row["body"] for row in announced]
        assert changes == (await again.get("/_control")).json()["changes"]
        assert ["CrewSense created", "Mail received"] == [f"{row['vendor']} {row['action']}" for row in changes]
        assert "Hallo Zoë" in (await again.get("/mails/1")).text
