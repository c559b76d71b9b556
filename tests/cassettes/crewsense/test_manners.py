"""What a user of CrewSense meets besides answers."""

import pytest

from prefect_shiftwork.rest.errors import OutcomeUnknown, UnexpectedAnswer
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.fault_plan import Fault
from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_labels__token_renewed(client: CrewSense, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewsense", path="/v1/labels", status=401))
    assert ["CPT", "ENG"] == [label.label for label in await client.list_labels()]


async def test_list_labels__after_an_outage(client: CrewSense, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewsense", path="/v1/labels", times=2, status=503, headers={"Retry-After": "30"}))
    assert ["CPT", "ENG"] == [label.label for label in await client.list_labels()]


async def test_list_labels__not_changed(client: CrewSense) -> None:
    first = await client.list_labels()
    assert first == await client.list_labels()


async def test_list_labels__a_web_page(client: CrewSense, desk: Desk) -> None:
    desk.faults.arm(Fault(vendor="crewsense", path="/v1/labels", kind="html", status=200))
    with pytest.raises(UnexpectedAnswer, match="a web page instead of data"):
        await client.list_labels()


async def test_create_announcement__stored_without_an_answer(client: CrewSense, desk: Desk) -> None:
    """Not repeated by itself: it is on the board already."""
    desk.faults.arm(Fault(vendor="crewsense", method="POST", path="/v1/announcements", kind="store_then_status"))
    with pytest.raises(OutcomeUnknown, match="look at the vendor before you repeat it"):
        await client.create_announcement(body="<p>Engine 1 is back.</p>", title="Engine 1")
    assert "Engine 1" == (await anext(client.list_announcements())).title
