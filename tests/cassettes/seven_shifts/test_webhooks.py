import httpx
import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.courier import Courier
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

OURS = "https://example.com/hooks/7shifts"


class Receiver(httpx.AsyncBaseTransport):
    """Takes what the sandbox sends to a webhook's address."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return httpx.Response(204)


async def test_list_webhooks(client: SevenShifts) -> None:
    await client.create_webhook(OURS, "schedule.published")
    assert [(OURS, "schedule.published")] == [(hook.url, hook.event) async for hook in client.list_webhooks()]


async def test_create_webhook(client: SevenShifts) -> None:
    assert "post" == (await client.create_webhook(OURS, "time_punch.created")).method


async def test_create_webhook__there_already(client: SevenShifts) -> None:
    await client.create_webhook(OURS, "schedule.published")
    with pytest.raises(Rejected, match="409"):
        await client.create_webhook(OURS, "schedule.published")


async def test_update_webhook(client: SevenShifts) -> None:
    hook = await client.create_webhook(OURS, "schedule.published")
    assert "https://example.org/hooks" == (await client.update_webhook(hook.id, "https://example.org/hooks")).url


async def test_delete_webhook(client: SevenShifts) -> None:
    hook = await client.create_webhook(OURS, "schedule.published")
    await client.delete_webhook(hook.id)
    assert [] == [each async for each in client.list_webhooks()]


async def test_test_webhook(client: SevenShifts, desk: Desk) -> None:
    desk.state(Courier).transport = Receiver()
    hook = await client.create_webhook(OURS, "schedule.published")
    sent = await client.test_webhook("schedule.published", hook.id)
    assert 1540 == sent["location_id"]
