import pytest

from prefect_shiftwork.rest.errors import Rejected
from prefect_shiftwork.vendors.crewmojo import Crewmojo

HIRED = "employeeCode,firstName,lastName,emailAddress\nE041,Sable,Winterbourne,sable.winterbourne@example.org\n"


async def test_upload_people(client: Crewmojo) -> None:
    await client.upload_people(HIRED)
    everybody = await client.request_report("people.all")
    assert "Winterbourne" in everybody.text


async def test_upload_people__a_column_is_missing(client: Crewmojo) -> None:
    with pytest.raises(Rejected, match="Missing column: lastName"):
        await client.upload_people(HIRED.replace("lastName", "surname"))
