from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from prefect_shiftwork.vendors.crewsense import CrewSense

FRIDAY = datetime(2026, 11, 27, 8, tzinfo=ZoneInfo("America/New_York"))
DAY = timedelta(days=1)


async def test_list_trades(client: CrewSense) -> None:
    assert {4355: "filled", 44799: "pending"} == {trade.id: trade.status for trade in await client.list_trades()}


async def test_list_trade_users(client: CrewSense) -> None:
    users = await client.list_trade_users(4355)
    assert {"Desmond Fenwhistle": "requested", "Ilya Brackwater": "accepted"} == {
        user["name"]: user["status"] for user in users
    }


async def test_create_trade(client: CrewSense) -> None:
    await client.create_trade(1001, FRIDAY, FRIDAY + DAY, approving_user_id=848, accepting_user_id=1002)
    assert ("Maren Tidewell", FRIDAY) in [
        (trade.requesting_user.name, trade.start) for trade in await client.list_trades()
    ]


async def test_update_trade(client: CrewSense) -> None:
    await client.update_trade(44799, start=FRIDAY, end=FRIDAY + DAY)
    assert FRIDAY in [trade.start for trade in await client.list_trades() if trade.id == 44799]


async def test_replace_trade(client: CrewSense) -> None:
    await client.replace_trade(44799, 1001, FRIDAY, FRIDAY + DAY, approving_user_id=848)
    assert ["Maren Tidewell"] == [
        trade.requesting_user.name for trade in await client.list_trades() if trade.id == 44799
    ]


async def test_delete_trade(client: CrewSense) -> None:
    await client.delete_trade(44799)
    assert [4355] == [trade.id for trade in await client.list_trades()]
