from datetime import date

import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

CHRISTMAS = date(2026, 12, 24)


async def test_list_wages(client: SevenShifts) -> None:
    wages = await client.list_wages(1122503)
    assert ([(3303, 1100)], []) == ([(w.role_id, w.wage_cents) for w in wages.current_wages], wages.upcoming_wages)


async def test_create_wage(client: SevenShifts) -> None:
    await client.create_wage(1122503, CHRISTMAS, "hourly", 1250, role_id=3303)
    assert [1250] == [wage.wage_cents for wage in (await client.list_wages(1122503)).upcoming_wages]


async def test_create_wage__one_for_that_day(client: SevenShifts) -> None:
    await client.create_wage(1122503, CHRISTMAS, "hourly", 1250, role_id=3303)
    with pytest.raises(Rejected, match="409"):
        await client.create_wage(1122503, CHRISTMAS, "hourly", 1300, role_id=3303)
