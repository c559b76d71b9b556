from prefect_shiftwork.vendors.crewio import CrewIO

SUMMER = "1386efe2-1cbf-58b1-a36a-3ae5572df0ff"
AFTERNOON = "2212c8fa-7b50-57a5-8820-7429cf3c2ecd"
THEODORA, GIDEON = "cd0f8679-7ac0-5560-9a23-e5087d2d24f9", "d4f6ae6e-6939-5790-9f6e-a932e0288241"


async def test_list_assignments(client: CrewIO) -> None:
    (assignment,) = await client.list_assignments(SUMMER)
    assert (THEODORA, "confirmed") == (assignment.user_id, assignment.state)


async def test_upsert_assignment(client: CrewIO) -> None:
    made = await client.upsert_assignment(SUMMER, AFTERNOON, GIDEON, "confirmed", notes="Kommt mit dem Rad")
    notes = {assignment.id: assignment.notes for assignment in await client.list_assignments(SUMMER)}
    assert (GIDEON, "Kommt mit dem Rad") == (made.user_id, notes[made.id])


async def test_upsert_assignment__one_that_is_there(client: CrewIO) -> None:
    (before,) = await client.list_assignments(SUMMER)
    await client.upsert_assignment(SUMMER, AFTERNOON, THEODORA, "checked_in")
    (after,) = await client.list_assignments(SUMMER)
    assert (before.id, "checked_in") == (after.id, after.state)
