from prefect_shiftwork.vendors.crewio import CrewIO

SUMMER = "1386efe2-1cbf-58b1-a36a-3ae5572df0ff"
THEODORA = "cd0f8679-7ac0-5560-9a23-e5087d2d24f9"


async def test_list_helpers(client: CrewIO) -> None:
    emails = {helper.name: helper.email for helper in await client.list_helpers(SUMMER)}
    assert "theodora.plumridge@example.org" == emails["Theodora Plumridge"]
    assert emails["Lene Brandhoek"] == emails["Pieter Brandhoek"]


async def test_add_helper(client: CrewIO) -> None:
    await client.remove_helper(SUMMER, THEODORA)
    added = await client.add_helper(SUMMER, {"user_id": THEODORA})
    assert "Theodora Plumridge" == added["helper"]["name"]


async def test_remove_helper(client: CrewIO) -> None:
    await client.remove_helper(SUMMER, THEODORA)
    assert THEODORA not in [helper.user_id for helper in await client.list_helpers(SUMMER)]
