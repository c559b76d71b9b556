from datetime import date

from prefect_shiftwork.vendors.seven_shifts import SevenShifts


async def test_whoami(client: SevenShifts) -> None:
    (user,) = (await client.whoami()).users
    assert (8655, "maren.tidewell@example.org") == (user.company_id, user.email)


async def test_list_companies(client: SevenShifts) -> None:
    assert {8655: "Prairie Table Restaurants"} == {
        company.id: company.name for company in await client.list_companies()
    }


async def test_list_companies__none_changed(client: SevenShifts) -> None:
    assert [] == await client.list_companies(modified_since=date(2026, 11, 1))


async def test_get_company(client: SevenShifts) -> None:
    assert "CA" == (await client.get_company(8655)).country


async def test_update_company(client: SevenShifts) -> None:
    assert "Prairie Table" == (await client.update_company(8655, name="Prairie Table")).name


async def test_get_labor_settings(client: SevenShifts) -> None:
    settings = await client.get_labor_settings()
    assert (40, 1.5) == (settings.weekly_overtime_threshold, settings.weekly_overtime_multiplier)


async def test_list_inactive_reasons(client: SevenShifts) -> None:
    assert {"quit", "terminated"} <= set(await client.list_inactive_reasons())
