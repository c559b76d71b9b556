from datetime import date

import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.vendors.crewsense import AssignmentDays, CrewSense

SATURDAY, SUNDAY = date(2026, 11, 21), date(2026, 11, 22)


async def test_finalize_assignment(client: CrewSense) -> None:
    assert (await client.finalize_assignment(123, SUNDAY, admin_id=848)).success


async def test_finalize_assignment__closed_already(client: CrewSense) -> None:
    await client.finalize_assignment(123, SUNDAY, admin_id=848)
    with pytest.raises(Rejected, match="already finalized"):
        await client.finalize_assignment(123, SUNDAY, admin_id=848)


async def test_unfinalize_assignment(client: CrewSense) -> None:
    await client.finalize_assignment(123, SUNDAY, admin_id=848)
    assert (await client.unfinalize_assignment(123, SUNDAY)).success


async def test_finalize_assignments(client: CrewSense) -> None:
    weekend = AssignmentDays(id=123, start=SATURDAY, end=SUNDAY)
    done = await client.finalize_assignments([weekend], admin_id=848)
    assert (True, []) == (done.success, done.error_messages)


async def test_finalize_assignments__some_closed_already(client: CrewSense) -> None:
    await client.finalize_assignment(123, SUNDAY, admin_id=848)
    done = await client.finalize_assignments([AssignmentDays(id=123, dates=[SATURDAY, SUNDAY])], admin_id=848)
    assert ["Assignment (#123) is already finalized on 2026-11-22."] == done.error_messages


async def test_unfinalize_assignments(client: CrewSense) -> None:
    weekend = AssignmentDays(id=123, dates=[SATURDAY, SUNDAY])
    await client.finalize_assignments([weekend], admin_id=848)
    done = await client.unfinalize_assignments([weekend], admin_id=848)
    assert (True, []) == (done.success, done.error_messages)
