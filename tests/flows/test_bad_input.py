"""What a new user gets wrong: each ends in one sentence that says what to do, and nothing was written.

What a form refuses, it refuses before there is a run (``test_forms``).
"""

import socket
from datetime import UTC, datetime
from typing import Any

import pytest
from prefect.states import State
from prefect_email import EmailServerCredentials
from pydantic import SecretStr

from prefect_shiftwork.flows.announce_new_shifts import announce_new_shifts
from prefect_shiftwork.flows.announce_shift import announce_shift
from prefect_shiftwork.flows.copy_time_off import copy_time_off
from prefect_shiftwork.flows.email_report import email_report
from prefect_shiftwork.flows.running import MissingBlock

SHIFT = {"crewio_shift": {"event_id": "1386efe2-1cbf-58b1-a36a-3ae5572df0ff", "shift_id": "none"}}
REPORT: dict[str, Any] = {"to": ["chief@example.org"], "sender": "office@example.org"}
REAL = {"dry_run": False}


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 16, 7, tzinfo=UTC)


@pytest.fixture
def refused(run, sandbox) -> Any:
    """``await refused(flow, form, ...)``: the sentence in which a run ended that wrote nothing."""

    async def running(*args: Any, **kwargs: Any) -> str:
        told = await run(*args, **kwargs)
        assert told.state.is_failed()
        assert ([], [], []) == (sandbox.changes, sandbox.mails, sandbox.said)
        return str(told.message)

    return running


async def test_no_block_for_the_vendor(refused) -> None:
    assert "The shift is CrewIO's: choose a block under 'crewio', or add one there." == await refused(
        announce_shift, {"shift": SHIFT, **REAL}, "chat"
    )


async def test_nowhere_to_announce_to(refused, saved) -> None:
    assert "There is nowhere to announce to: choose 'crewsense' or 'chat', or give e-mail addresses." == await refused(
        announce_new_shifts, REAL, "seven_shifts"
    )


async def test_mails_without_a_mail_server(refused) -> None:
    assert "The form asks for mails: choose a block under 'email', or add one there." == await refused(
        announce_new_shifts, {"mail": {"to": ["chief@example.org"]}, **REAL}, "seven_shifts"
    )


async def test_mails_without_a_sender(refused) -> None:
    assert "The mail has no sender: fill in 'From', or the user name of the e-mail block." == await refused(
        email_report, {"to": ["chief@example.org"], **REAL}, "email", "crewmojo"
    )


async def test_nowhere_to_copy_time_off_to(refused) -> None:
    assert (
        "There is nowhere to copy time off to: choose a block under 'seven_shifts', or add one there."
        == await refused(copy_time_off, REAL, "crewsense")
    )


async def test_a_wrong_key(refused, saved) -> None:
    stranger = saved["crewio"].model_copy(update={"api_key": SecretStr("crw_live_wrong")})
    said = await refused(announce_shift, {"shift": SHIFT, **REAL}, "chat", crewio=stranger)

    assert said.startswith("CrewIO list_events was not authenticated (401)")
    assert said.endswith("Check the key or secret in the credentials block, and whether it has expired or was revoked.")
    assert "crw_live_wrong" not in said


async def test_a_wrong_secret(refused, saved) -> None:
    stranger = saved["crewsense"].model_copy(update={"client_secret": SecretStr("not-the-secret")})
    said = await refused(copy_time_off, REAL, "seven_shifts", crewsense=stranger)

    assert said.startswith("CrewSense get_token was not authenticated (401)")
    assert "Check client id and secret" in said
    assert "not-the-secret" not in said


async def test_a_key_without_the_scope(refused, saved, sandbox) -> None:
    async with saved["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
        role = (await client.list_roles(event.id))[0]
    times = {"start": "2026-12-05T18:00:00+01:00", "end": "2026-12-05T22:00:00+01:00"}
    shift = {"new_crewio_shift": {"event_id": event.id, "role_id": role.id, **times}}
    reader = saved["crewio"].model_copy(update={"api_key": SecretStr("crw_live_sandbox_read")})

    said = await refused(announce_shift, {"shift": shift, **REAL}, "chat", crewio=reader)

    assert said.startswith("CrewIO create_shift is not permitted (403)")
    assert "shifts:write" in said


async def test_an_unknown_shift(refused, saved) -> None:
    assert (
        "CrewIO shift none does not exist. Check how it is written, and the event or company that it belongs to. "
        "There are Getränkestand, 2026-07-12 14:00 to 18:00 (2212c8fa-7b50-57a5-8820-7429cf3c2ecd)."
    ) == await refused(announce_shift, {"shift": SHIFT, **REAL}, "crewio", "chat")


async def test_an_unknown_role(refused, saved) -> None:
    times = {"start": "2026-12-05T18:00:00+01:00", "end": "2026-12-05T22:00:00+01:00"}
    shift = {"new_crewio_shift": {"event_id": SHIFT["crewio_shift"]["event_id"], "role_id": "none", **times}}

    assert (
        "CrewIO find_role found no role 'none'. Check the spelling, or give the id: there are Getränkestand "
        "(b2e3f844-159f-54b5-9075-aa4def3150e9)."
    ) == await refused(announce_shift, {"shift": shift, **REAL}, "crewio", "chat")


async def test_an_unknown_location(refused) -> None:
    times = {"start": "2026-12-05T18:00:00+01:00", "end": "2026-12-05T22:00:00+01:00"}
    shift = {"new_seven_shifts_shift": {"location_id": 4, **times}}

    assert (
        "7shifts find_location found no location '4'. Check the spelling, or give the id: there are Downtown (1540), "
        "Riverside (1541)."
    ) == await refused(announce_shift, {"shift": shift, **REAL}, "seven_shifts", "chat")


async def test_an_unknown_report(refused) -> None:
    source = {"crewmojo_report": {"report_id": "nothing.here"}}

    assert (
        "Crewmojo request_report knows no report nothing.here (404): Report not found. Correct 'Report id'; Crewmojo "
        "tells you the ids of your reports."
    ) == await refused(email_report, REPORT | {"source": source, **REAL}, "email", "crewmojo")


async def test_a_vendor_that_answers_with_a_web_page(refused, sandbox) -> None:
    sandbox.arm("crewsense", "GET", "/v1/users", kind="html", status=200)
    said = await refused(copy_time_off, REAL, "crewsense", "seven_shifts")

    assert said.startswith("CrewSense list_users was answered with a web page instead of data (200)")
    assert "base URL" in said


async def test_a_mail_server_that_is_not_there(refused, saved) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = free.getsockname()[1]
        email = EmailServerCredentials(smtp_server="127.0.0.1", smtp_type="INSECURE", smtp_port=nobody)
        said = await refused(email_report, REPORT | REAL, "crewmojo", email=email)

    assert said.startswith("1 failed. Mail to c…@example.org, oneonone.summary: The mail was not sent: 127.0.0.1:")
    assert "Run again to do the rest" in said


async def test_a_flow_that_is_awaited_in_python_raises_its_error(prefect_server, memory, saved) -> None:
    with pytest.raises(MissingBlock, match="choose a block under 'crewio'"):
        await announce_shift(form={"shift": SHIFT}, chat=saved["chat"])


async def test_a_form_that_makes_no_sense_ends_the_run_at_once(run, sandbox) -> None:
    state: State[Any] = (await run(announce_shift, {"shift": SHIFT, "drY_run": False}, "crewio", "chat")).state

    assert state.is_failed()
    assert "drY_run" in (state.message or "")
    assert ([], []) == (sandbox.changes, sandbox.said)
