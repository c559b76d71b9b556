from prefect_shiftwork.vendors.crewio import CrewIO

SOMMERFEST = "fb68b213-4873-5cd5-bd88-61da89d89255"
SETTING_UP = {"subject": "Aufbau", "body": "Wir treffen uns um 8 Uhr."}


async def test_list_messages(client: CrewIO) -> None:
    assert [] == await client.list_messages(SOMMERFEST)


async def test_create_message(client: CrewIO) -> None:
    written = await client.create_message(SOMMERFEST, SETTING_UP)
    (message,) = await client.list_messages(SOMMERFEST)
    assert (written["message"]["id"], "Aufbau") == (message.id, message.subject)


async def test_update_message(client: CrewIO) -> None:
    written = await client.create_message(SOMMERFEST, SETTING_UP)
    changed = await client.update_message(SOMMERFEST, written["message"]["id"], {"body": "Erst um 9 Uhr."})
    assert "Erst um 9 Uhr." == changed["message"]["body"]


async def test_delete_message(client: CrewIO) -> None:
    written = await client.create_message(SOMMERFEST, SETTING_UP)
    await client.delete_message(SOMMERFEST, written["message"]["id"])
    assert [] == await client.list_messages(SOMMERFEST)
