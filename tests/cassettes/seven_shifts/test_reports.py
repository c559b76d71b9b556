from datetime import date

from prefect_shiftwork.vendors.seven_shifts import SevenShifts

FRIDAY = date(2026, 11, 20)


async def test_get_hours_and_wages(client: SevenShifts) -> None:
    report = await client.get_hours_and_wages(FRIDAY, FRIDAY, location_id=1540, role_id=3304)
    (manager,) = report.users
    assert ("Tidewell", 191.2) == (manager.user.last_name, manager.total.total_pay)


async def test_get_hours_and_wages__from_shifts(client: SevenShifts) -> None:
    report = await client.get_hours_and_wages(FRIDAY, FRIDAY, punches=False, location_id=1540, role_id=3304)
    assert (8, 192) == (report.total.total_hours, report.total.total_pay)


async def test_list_daily_sales_and_labor(client: SevenShifts) -> None:
    (day,) = await client.list_daily_sales_and_labor(FRIDAY, FRIDAY, location_id=1540)
    assert (FRIDAY, 527833, 2868) == (day.date, day.actual_sales, day.actual_labor_minutes)


async def test_get_daily_stats(client: SevenShifts) -> None:
    stats = await client.get_daily_stats(1540, FRIDAY)
    assert stats.summary.current_actual_sales == sum(interval.actual_sales for interval in stats.intervals) == 527833
