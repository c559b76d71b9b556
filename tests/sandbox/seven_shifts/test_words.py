"""The journal speaks of records as a manager does."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.ledger import Ledger
from prefect_shiftwork.sandbox.seven_shifts.records import Company, Record
from prefect_shiftwork.sandbox.seven_shifts.words import describe

C = "/company/8655"


async def test_a_day_at_the_restaurant_reads_like_one(v1: httpx.AsyncClient, v2: httpx.AsyncClient, desk: Desk) -> None:
    shift = {
        "location_id": 1540,
        "user_id": 1122503,
        "start": "2026-11-25T15:00:00Z",
        "end": "2026-11-25T23:00:00Z",
    }
    await v2.post(f"{C}/shifts", json=shift)
    await v2.post(f"{C}/shifts", json=shift | {"user_id": None, "open": True, "close": True})
    place = (await v1.get("/locations/1540")).json()["data"]["location"]["hash"]
    for _ in range(2):
        await v1.post("/time_punches/punch", json={"location_hash": place, "employee_id": 17})
    await v2.request("DELETE", f"{C}/users/1122517", json={"inactive_reason": "quit"})
    hours = {"partial": True, "partial_from": "08:00:00", "partial_to": "12:00:00"}
    days = {"from_date": "2026-12-24", "to_date": "2026-12-24", "status": 1, "category": "paid_sick"}
    await v2.post("/time_off", json={"user_id": 1122503, "company_id": 8655, **days, **hours})
    assert [
        ("created", "Shift 506810: Odalys Quillfeather at Downtown, Wed 25 Nov 09:00 to 17:00"),
        ("created", "Shift 506811: open shift at Downtown, Wed 25 Nov 09:00 to close"),
        ("created", "Time punch 5771: Fiadh Mossgrove at Downtown, in Mon 23 Nov 10:00"),
        ("clocked out", "Time punch 5771: Fiadh Mossgrove at Downtown, in Mon 23 Nov 10:00"),
        ("deactivated", "Fiadh Mossgrove (employee)"),
        ("created", "Time off 1205: Odalys Quillfeather, Thu 24 Dec 08:00 to 12:00, paid sick, approved"),
    ] == [(entry.action, entry.text) for entry in desk.journal.entries]


def test_a_record_that_nobody_found_words_for_is_a_mistake(desk: Desk) -> None:
    now = desk.clock.now()
    company = Company(id=1, created=now, modified=now, name="Bistro", country="CA", photo="")
    with pytest.raises(TypeError, match="no words for Record"):
        describe(Record(id=1, created=now, modified=now), Ledger(company))
