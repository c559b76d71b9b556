"""One shift announced: what everybody reads, and that nobody reads it twice."""

import asyncio
import contextlib
from datetime import UTC, datetime
from typing import Any

import pytest
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_RESULTS_PERSIST_BY_DEFAULT, temporary_settings

from prefect_shiftwork.flows.announce_shift import announce_shift

BLOCKS = ("crewio", "crewsense", "email", "chat")
CHIEF = "chief@example.org"


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 11, 2, 14, tzinfo=UTC)


@pytest.fixture
def form(event, shift) -> dict[str, Any]:
    return {
        "shift": {"crewio_shift": {"event_id": event.id, "shift_id": shift.id}},
        "mail": {"to": [CHIEF], "sender": "crew@example.org"},
        "dry_run": False,
    }


async def announcements(saved) -> list[str]:
    async with saved["crewsense"].get_client() as client:
        return [each.body or "" async for each in client.list_announcements()]


async def shifts_of(saved, event) -> int:
    async with saved["crewio"].get_client() as client:
        return len(await client.list_shifts(event.id))


async def test_a_shift_reaches_crewsense_mail_and_chat(run, saved, sandbox, form, shift) -> None:
    told = await run(announce_shift, form, *BLOCKS)

    assert ("3 done.", ["done"] * 3) == (told.message, told.column("announce-shift-outcome", "State"))
    assert f"Ref. crewio/{shift.id}" in (await announcements(saved))[0]
    [mail] = sandbox.mails
    assert ((CHIEF,), "crew@example.org") == (mail.recipients, mail.sender)
    assert "Open shift: Sommerfest Getränkestand, Sat, Nov 14, 9:00 AM – 1:00 PM, UTC" == mail.subject
    assert "Stadtpark Mainz" in mail.html
    [message] = sandbox.said
    assert mail.subject == message["title"]
    assert f"Ref. crewio/{shift.id}" in message["text"]


async def test_a_second_run_sends_nothing_and_says_so(run, sandbox, form) -> None:
    await run(announce_shift, form, *BLOCKS)
    before = len(sandbox.changes), len(sandbox.mails), len(sandbox.said)

    told = await run(announce_shift, form, *BLOCKS)

    assert (1, 1, 1) == before == (len(sandbox.changes), len(sandbox.mails), len(sandbox.said))
    assert "Nothing to do. 3 left as they are." == told.message
    assert ["announced before"] * 3 == told.column("announce-shift-plan", "Why")
    assert 3 == told["announce-shift"].count("Sent earlier")


async def test_a_dry_run_shows_the_plan_and_writes_nothing(run, sandbox, form, memory) -> None:
    told = await run(announce_shift, form | {"dry_run": True}, *BLOCKS)

    assert "Dry run: nothing was written. The plan: 3 create." == told.message
    assert ["CrewSense", "Mail to c…@example.org", "Chat custom-webhook"] == told.column("announce-shift-plan", "Who")
    assert "nothing was sent" in told["announce-shift"]
    assert ([], [], []) == (sandbox.changes, sandbox.mails, sandbox.said)
    assert [] == [path for path in memory.rglob("*") if path.is_file()]


async def test_people_on_the_shift_get_a_mail_of_their_own(run, sandbox, form) -> None:
    await run(announce_shift, form | {"mail": form["mail"] | {"people": "people on the shift"}}, "crewio", "email")

    readers = [mail.recipients for mail in sandbox.mails]
    assert 3 == len(readers) == len(set(readers))
    assert all(1 == len(each) for each in readers)


async def test_an_open_shift_of_7shifts_goes_to_everybody_with_its_role(run, saved, sandbox) -> None:
    async with saved["seven_shifts"].get_client() as client:
        riverside = [each.id async for each in client.list_locations() if each.name == "Riverside"]
        shift = await anext(each async for each in client.list_shifts(open=True, location_id=riverside[0]))
        people = [each async for each in client.list_users(role_id=shift.role_id, status="active")]
    form = {
        "shift": {"seven_shifts_shift": {"shift_id": shift.id}},
        "mail": {"people": "everybody with the role", "sender": "crew@example.org"},
        "dry_run": False,
    }

    told = await run(announce_shift, form, "seven_shifts", "email")

    assert told.completed
    assert {(each.email,) for each in people} == {mail.recipients for mail in sandbox.mails}
    assert "Ref. seven_shifts/" in sandbox.mails[0].text
    assert "Riverside" in sandbox.mails[0].text


async def test_a_shift_that_nobody_reads_about_is_shown_as_such(run, sandbox, form, new_shift) -> None:
    mail = {"people": "people on the shift", "sender": "crew@example.org"}

    told = await run(announce_shift, form | {"shift": new_shift, "mail": mail, "dry_run": True}, "crewio", "email")

    assert [("Mail", "nobody whose e-mail address is known")] == [
        (row["Who"], row["Why"]) for row in told["announce-shift-plan"]
    ]


async def test_a_new_shift_is_created_and_announced_once_by_ids_or_by_names(
    run, saved, sandbox, form, event, new_shift
) -> None:
    before = await shifts_of(saved, event)
    by_names = {
        "new_crewio_shift": new_shift["new_crewio_shift"] | {"event_id": "sommerfest", "role_id": "GETRANKESTAND"}
    }
    for shift in (new_shift, by_names):
        assert (await run(announce_shift, form | {"shift": shift}, "crewio", "chat", "email")).completed

    assert before + 1 == await shifts_of(saved, event)
    assert (1, 1) == (len(sandbox.said), len(sandbox.mails))


async def test_a_dry_run_imagines_a_new_shift_with_its_role_and_place(run, sandbox, form, new_shift) -> None:
    told = await run(announce_shift, form | {"shift": new_shift, "dry_run": True}, "crewio", "chat", "email")

    assert ["once the shift is created"] * 2 == told.column("announce-shift-plan", "Why")
    assert ["Getränkestand, 2026-12-05 17:00 to 21:00"] * 2 == told.column("announce-shift-plan", "What")
    assert [] == sandbox.changes


@pytest.mark.parametrize("kind", ["store_then_status", "cut_json"])
async def test_a_shift_whose_creation_gets_no_clear_answer_is_there_once(
    run, saved, sandbox, form, event, new_shift, kind
) -> None:
    before = await shifts_of(saved, event)
    sandbox.arm("crewio", "POST", r"/.*/shifts", kind=kind)

    told = await run(announce_shift, form | {"shift": new_shift}, "crewio", "chat", "email")

    assert (before + 1, True) == (await shifts_of(saved, event), told.completed)


async def test_a_shift_whose_creation_is_not_certain_is_not_announced(run, saved, sandbox, form, new_shift) -> None:
    sandbox.arm("crewio", "POST", r"/.*/shifts", status=502)

    told = await run(announce_shift, form | {"shift": new_shift}, "crewio", "chat", "email")

    assert "CrewIO create_shift was sent, but no clear answer came back (502)" in told.message
    assert "look at the vendor before you repeat it" in told.message
    assert ([], [], []) == (sandbox.changes, sandbox.said, sandbox.mails)


async def test_a_new_shift_of_7shifts_is_created_once_though_its_answer_is_lost(run, saved, sandbox) -> None:
    async with saved["seven_shifts"].get_client() as client:
        shift = await anext(each async for each in client.list_shifts(open=True))
        location, role = await client.get_location(shift.location_id), await client.get_role(shift.role_id)
        department = await client.get_department(shift.department_id)
    by_ids = {"location_id": shift.location_id, "role_id": shift.role_id, "department_id": shift.department_id}
    by_names = {"location_id": location.name, "role_id": role.name, "department_id": department.name}
    times = {"start": "2026-11-20T20:00:00-06:00", "end": "2026-11-20T23:00:00-06:00"}
    forms = [
        {"shift": {"new_seven_shifts_shift": {**new, **times, "notes": "Bring shoes"}}, "dry_run": False}
        for new in (by_ids, by_names)
    ]
    sandbox.arm("seven_shifts", "POST", r"/v2/.*/shifts", kind="store_then_status")

    told = [await run(announce_shift, form, "seven_shifts", "chat") for form in forms]

    assert ["1 done.", "Nothing to do. 1 left as they are."] == [each.message for each in told]
    assert 1 == len([change for change in sandbox.changes if "created" in change])
    assert "Bring shoes" in sandbox.said[0]["text"]


async def test_an_announcement_whose_answer_is_lost_is_there_once(run, saved, sandbox, form) -> None:
    sandbox.arm("crewsense", "POST", "/v1/announcements", kind="store_then_status")

    told = await run(announce_shift, form | {"mail": {}}, "crewio", "crewsense")

    assert ("1 done.", 1) == (told.message, len(sandbox.changes))


async def test_an_announcement_without_a_clear_answer_that_is_not_there_is_made_by_the_next_run(
    run, sandbox, form
) -> None:
    sandbox.arm("crewsense", "POST", "/v1/announcements", status=502)
    only_crewsense = form | {"mail": {}}

    first = await run(announce_shift, only_crewsense, "crewio", "crewsense")
    second = await run(announce_shift, only_crewsense, "crewio", "crewsense")

    assert "1 unknown. CrewSense, Getränkestand" in first.message
    assert ("1 done.", 1) == (second.message, len(sandbox.changes))


async def test_an_announcement_that_was_not_taken_fails_and_is_made_by_the_next_run(run, sandbox, form) -> None:
    sandbox.arm("crewsense", "POST", "/v1/announcements", status=422)
    only_crewsense = form | {"mail": {}}

    first = await run(announce_shift, only_crewsense, "crewio", "crewsense")
    second = await run(announce_shift, only_crewsense, "crewio", "crewsense")

    assert (False, True) == (first.completed, second.completed)
    assert "CrewSense create_announcement was rejected (422)" in first.message
    assert 1 == len(sandbox.changes)


async def test_one_channel_that_fails_stops_no_other_and_the_next_run_sends_the_rest(run, sandbox, form) -> None:
    sandbox.switchboard.chat_answers = 404
    first = await run(announce_shift, form, *BLOCKS)
    sent = len(sandbox.changes), len(sandbox.mails), len(sandbox.said)
    sandbox.switchboard.chat_answers = 200

    second = await run(announce_shift, form, *BLOCKS)

    assert (
        "1 failed, 2 done. Chat custom-webhook, Getränkestand, 2026-11-14 09:00 to 13:00: The chat did not take the "
        "message: check the address in its block. Run again to do the rest; what is done is not done twice."
    ) == first.message
    assert (1, 1, 0) == sent
    assert "1 done. 2 left as they are." == second.message
    assert (1, 1, 1) == (len(sandbox.changes), len(sandbox.mails), len(sandbox.said))


async def test_a_run_that_was_killed_while_sending_says_that_it_may_have_arrived(run, sandbox, form) -> None:
    only_chat = form | {"mail": {}}
    sandbox.switchboard.chat_answers = None
    killed = asyncio.create_task(run(announce_shift, only_chat, "crewio", "chat"))
    assert await asyncio.to_thread(sandbox.switchboard.asked.wait, 20)
    killed.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await killed
    sandbox.switchboard.chat_answers = 200

    uncertain = await run(announce_shift, only_chat, "crewio", "chat")
    repeated = await run(announce_shift, only_chat | {"repeat_uncertain": True}, "crewio", "chat")

    assert ["unknown"] == uncertain.column("announce-shift-outcome", "State")
    assert "it may have arrived. Look there" in uncertain.message
    assert ("1 done.", 2) == (repeated.message, len(sandbox.said))


async def test_a_chat_that_meets_a_fault_may_have_taken_the_message(run, sandbox, form) -> None:
    sandbox.switchboard.chat_answers = 502

    told = await run(announce_shift, form | {"mail": {}}, "crewio", "chat")

    assert ["unknown"] == told.column("announce-shift-outcome", "State")
    assert sandbox.switchboard.origin not in told.message


async def test_own_words_replace_the_packs_everywhere(run, saved, sandbox, form, shift) -> None:
    words = {"own_text": "{{ shift.role }} needs {{ shift.open_places }} of you.", "time_zone": "Europe/Berlin"}

    await run(announce_shift, form | {"words": words}, *BLOCKS)

    mail, announced = sandbox.mails[0], (await announcements(saved))[0]
    for text in (announced, mail.html, mail.text, sandbox.said[0]["text"]):
        assert "Getränkestand needs 1 of you." in text
        assert f"Ref. crewio/{shift.id}" in text


async def test_words_are_in_the_language_and_time_zone_of_the_readers(run, sandbox, form) -> None:
    words = {"language": "Deutsch", "time_zone": "Europe/Berlin"}

    await run(announce_shift, form | {"words": words}, "crewio", "email")

    assert "Offene Schicht: Sommerfest Getränkestand, Sa., 14. Nov., 10:00–14:00 Uhr, MEZ" == sandbox.mails[0].subject


async def test_a_mistake_in_own_words_ends_the_run_before_anything_is_written(run, sandbox, form, new_shift) -> None:
    words = {"own_text": "{{ shift.nam }}"}

    told = await run(announce_shift, form | {"shift": new_shift, "words": words}, *BLOCKS)

    assert not told.completed
    assert "your own text" in told.message
    assert "nam" in told.message
    assert ([], [], []) == (sandbox.changes, sandbox.mails, sandbox.said)


async def test_what_a_run_was_given_shows_no_secret(run, form) -> None:
    told = await run(announce_shift, form | {"dry_run": True}, *BLOCKS)

    async with get_client() as prefect:
        flow_run = await prefect.read_flow_run(told.state.state_details.flow_run_id)
    given = flow_run.model_dump_json()
    assert "Announce a shift (dry run)" == flow_run.name
    assert "crewsense" in given
    for secret in ("sandbox-crewsense-secret", "crw_live_sandbox_all", "sandbox-webhook-secret"):
        assert secret not in given


async def test_only_what_was_done_is_kept_even_where_a_worker_keeps_results(run, form, memory) -> None:
    mail = form["mail"] | {"people": "people on the shift"}
    with temporary_settings({PREFECT_RESULTS_PERSIST_BY_DEFAULT: True}):
        await run(announce_shift, form | {"mail": mail}, *BLOCKS)

    kept = [path.name for path in memory.rglob("*") if path.is_file()]
    assert (True, []) == (bool(kept), [name for name in kept if not name.startswith("shiftwork-")])
