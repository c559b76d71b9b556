"""What each flow is asked to do while it is being killed, and what is at its targets afterwards."""

from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from benchmarks.reliability.stage import Blocks, Stage
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

Form = dict[str, Any]
Things = Counter[str]
"""What is there, in words, and how many of each."""

APPROVED = 1
"""In CrewSense and in 7shifts alike."""
READERS = ["chief@example.org", "deputy@example.org"]
MAIL = {"to": READERS, "sender": "crew@example.org"}


@dataclass(frozen=True)
class Scenario:
    """A flow, and what it has to do.

    Attributes:
        prepare: puts into the sandbox what there has to be; answers the form.
        things: what is at the targets.
        idle: what a run says that has nothing left to do, as a regular expression.
    """

    name: str
    flow: str
    blocks: tuple[str, ...]
    prepare: Callable[[Blocks], Awaitable[Form]]
    things: Callable[[Stage], Awaitable[Things]]
    idle: str


async def new_crewio_shift(blocks: Blocks) -> Form:
    """A shift that is to be created in CrewIO, and announced in CrewSense, by mail and in the chat."""
    async with blocks["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
        role = (await client.list_roles(event.id))[0]
    new = {"event_id": event.id, "role_id": role.id, **evening()}
    return {"shift": {"new_crewio_shift": new}, "mail": MAIL, "dry_run": False}


async def new_company_shift(blocks: Blocks) -> Form:
    """The same in 7shifts."""
    async with blocks["seven_shifts"].get_client() as client:
        shift = await anext(each async for each in client.list_shifts(open=True))
    ids = {"location_id": shift.location_id, "role_id": shift.role_id or 0, "department_id": shift.department_id or 0}
    return {"shift": {"new_seven_shifts_shift": {**ids, **evening()}}, "mail": MAIL, "dry_run": False}


def evening() -> dict[str, str]:
    """An evening in three days, from six to ten."""
    day = datetime.now(UTC).date() + timedelta(days=3)
    return {"start": f"{day}T18:00:00+00:00", "end": f"{day}T22:00:00+00:00"}


async def new_shifts(blocks: Blocks) -> Form:
    """An event with three open shifts, which nobody has announced yet."""
    today = datetime.now(UTC).date()
    async with blocks["crewio"].get_client() as client:
        event = await client.create_event("Winterfest", today, today + timedelta(days=9))
        role = await client.create_role(event.id, "Bar")
        for days in (2, 3, 5):
            start = datetime.combine(today, datetime.min.time(), UTC) + timedelta(days=days)
            await client.create_shift(event.id, role.id, start, start + timedelta(hours=4), required_count=2)
    return {
        "watch": {"crewio_event": {"event_id": event.id}},
        "first_run": "announce all that is to come",
        "mail": {**MAIL, "to": READERS[:1]},
        "dry_run": False,
    }


async def time_off(blocks: Blocks) -> Form:
    """Time off to copy to 7shifts and to CrewIO, a copy whose days are wrong, and one whose original is gone."""
    today = datetime.now(UTC).date()
    async with blocks["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
    async with blocks["seven_shifts"].get_client() as client:
        user = await anext(each async for each in client.list_users() if each.employee_id)
        await copy_of(client, user.id, "999999", today + timedelta(days=20))
        await wrong_copy(blocks, client, today)
    return {
        "window": {"coming": {"days": 60}},
        "withdrawn": {"remove": True, "at_most": 10},
        "availability": {"event_id": event.id},
        "dry_run": False,
    }


async def wrong_copy(blocks: Blocks, client: SevenShifts, today: date) -> None:
    """Copy the first vacation of somebody who is known on both sides to a day on which it is not."""
    users = {user.employee_id: user.id async for user in client.list_users() if user.employee_id}
    async with blocks["crewsense"].get_client() as crewsense:
        here = {user.user_id: user.employee_id for user in await crewsense.list_users()}
        start = datetime.combine(today, datetime.min.time(), UTC)
        async for row in crewsense.list_time_offs(start, start + timedelta(days=60)):
            known = users.get(here.get(row.user.id) or "") if row.user else None
            if known and row.status == APPROVED and row.time_off_type and row.time_off_type.name == "Vacation":
                await copy_of(client, known, str(row.id), today + timedelta(days=40))
                return
    raise LookupError("The sandbox has no vacation of anybody whom both know.")


async def copy_of(client: SevenShifts, user_id: int, number: str, day: date) -> None:
    """A copy of an entry of CrewSense as an earlier run would have made it."""
    await client.create_time_off(user_id, day, day, "paid", APPROVED, comments=f"Copied time off, crewsense:{number}")


async def report(_: Blocks) -> Form:
    """A report of Crewmojo for two readers."""
    return {
        "source": {"crewmojo_report": {"report_id": "timesheets.weekly"}},
        "period": {"named": {"which": "this month"}},
        "to": READERS,
        "sender": "crew@example.org",
        "dry_run": False,
    }


async def steps(blocks: Blocks) -> Form:
    """A recipe of one's own that creates two shifts, and tells of them by mail and in the chat."""
    async with blocks["crewio"].get_client() as client:
        event = (await client.list_events())[-1]
        role = (await client.list_roles(event.id))[0]
    evenings = {
        "event_id": event.id,
        "role_id": role.id,
        "start_time": "{{ midnight(today + days(item)) + hours(18) }}",
        "end_time": "{{ midnight(today + days(item)) + hours(22) }}",
    }
    mail = {"to": "{{ item }}", "subject": "Two evenings", "text": "Come and help."}
    own = [
        {
            "name": "evenings",
            "for_each": "{{ [3, 4] }}",
            "does": {"call": {"operation": "crewio.create_shift", "arguments": evenings}},
            "once": "{{ item }}",
        },
        {"name": "mails", "for_each": f"{{{{ {READERS} }}}}", "does": {"mail": mail}, "once": "{{ item }}"},
        {"name": "chat", "does": {"chat_message": {"title": "Two evenings", "text": "Come."}}, "once": "evenings"},
    ]
    return {"recipe": {"own": {"name": "evenings", "steps": own}}, "sender": "crew@example.org", "dry_run": False}


async def messages(stage: Stage) -> Things:
    """Announcements in CrewSense, mails, messages in the chat."""
    things: Things = Counter(f"chat: {title}" for title in stage.said)
    things.update(f"mail to {', '.join(mail.recipients)}: {mail.subject}" for mail in stage.desk.mailbox)
    async with stage.blocks["crewsense"].get_client() as client:
        things.update([f"announcement: {each.title}" async for each in client.list_announcements()])
    return things


async def crewio_and_messages(stage: Stage) -> Things:
    """And the shifts of every event."""
    things = await messages(stage)
    async with stage.blocks["crewio"].get_client() as client:
        things.update([each async for each in shifts_of_every_event(client)])
    return things


async def shifts_of_every_event(client: CrewIO) -> AsyncIterator[str]:
    for event in await client.list_events():
        for shift in await client.list_shifts(event.id):
            yield f"CrewIO shift of {event.name}: {shift.role_id}, {shift.start_time} to {shift.end_time}"


async def company_and_messages(stage: Stage) -> Things:
    """And the shifts of the company in these days, whole ones: a shift may begin while somebody looks."""
    things = await messages(stage)
    today = datetime.combine(datetime.now(UTC).date(), datetime.min.time(), UTC)
    async with stage.blocks["seven_shifts"].get_client() as client:
        shifts = [each async for each in client.list_shifts(today, today + timedelta(days=5))]
    things.update(f"7shifts shift: {each.location_id}, {each.role_id}, {each.start}, {each.user_id}" for each in shifts)
    return things


async def copies(stage: Stage) -> Things:
    """Copies in 7shifts, and answers in CrewIO."""
    async with stage.blocks["seven_shifts"].get_client() as client:
        records = [each async for each in client.list_time_off()]
    things: Things = Counter(
        f"7shifts: {each.user_id} off {each.from_date} to {each.to_date}, {each.comments}" for each in records
    )
    async with stage.blocks["crewio"].get_client() as client:
        for event in await client.list_events():
            for response in await client.list_availability_responses(event.id):
                answers = sorted((each.time_slot_id, each.available) for each in response.responses)
                things[f"CrewIO: {response.user_id} answered {answers}"] += 1
    return things


SCENARIOS = (
    Scenario(
        "announce-shift, created in CrewIO",
        "announce-shift",
        ("crewio", "crewsense", "email", "chat"),
        new_crewio_shift,
        crewio_and_messages,
        r"Nothing to do\. 4 left as they are\.",
    ),
    Scenario(
        "announce-shift, created in 7shifts",
        "announce-shift",
        ("seven_shifts", "crewsense", "email", "chat"),
        new_company_shift,
        company_and_messages,
        r"Nothing to do\. 4 left as they are\.",
    ),
    Scenario(
        "announce-new-shifts",
        "announce-new-shifts",
        ("crewio", "crewsense", "email", "chat"),
        new_shifts,
        messages,
        # A shift that the watermark lacks would be left as it is.
        r"Nothing to do\.",
    ),
    Scenario(
        "copy-time-off to 7shifts and CrewIO",
        "copy-time-off",
        ("crewsense", "seven_shifts", "crewio"),
        time_off,
        copies,
        r"Nothing to do\. \d+ left as they are\..*",
    ),
    Scenario(
        "run-recipe",
        "run-recipe",
        ("crewio", "email", "chat"),
        steps,
        crewio_and_messages,
        r"Nothing to do\. 5 left as they are\.",
    ),
    Scenario("email-report", "email-report", ("crewmojo", "email"), report, messages, "Everybody got .*"),
)
