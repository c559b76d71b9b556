"""The forms that the demo fills in: an open shift of the club, the coming month's time off, this month's hours."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

from prefect_shiftwork.blocks import CrewIOCredentials

READER = "chief@example.org"


async def forms(blocks: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The form of each deployment that the demo runs, in the order of the runs."""
    event_id, shift_id = await open_shift(blocks["crewio"])
    return {
        "announce-shift": {
            "shift": {"crewio_shift": {"event_id": event_id, "shift_id": shift_id}},
            "mail": {"to": [READER], "people": "nobody else", "sender": "shiftwork@example.org"},
            "words": {"language": "Deutsch", "time_zone": "Europe/Berlin"},
            "dry_run": False,
        },
        "copy-time-off": {"availability": {"event_id": event_id}, "dry_run": False},
        "email-report": {
            "source": {"crewmojo_report": {"report_id": "timesheets.weekly"}},
            "period": {"named": {"which": "this month"}},
            "to": [READER],
            "sender": "shiftwork@example.org",
            "dry_run": False,
        },
    }


async def open_shift(credentials: CrewIOCredentials) -> tuple[str, str]:
    """The event and the shift of the club that comes next and still needs somebody."""
    async with credentials.get_client() as client:
        for event in await client.list_events():
            taken = Counter(assignment.shift_id for assignment in await client.list_assignments(event.id))
            for shift in await client.list_shifts(event.id):
                is_open = taken[shift.id] < (shift.required_count or 1)
                if is_open and shift.start_time and shift.start_time > datetime.now(UTC):
                    return event.id, shift.id
    raise LookupError("The sandbox has no open shift to come.")
