from prefect_shiftwork.vendors.crewio import CrewIO, NewSlotAnswer, NewTimeSlot

SUMMER = "1386efe2-1cbf-58b1-a36a-3ae5572df0ff"
QUESTION = "dcd6aeeb-963c-5b4a-b988-6db5bff4b542"
AFTERNOON = "2212c8fa-7b50-57a5-8820-7429cf3c2ecd"
THEODORA = "cd0f8679-7ac0-5560-9a23-e5087d2d24f9"


async def test_list_availability_requests(client: CrewIO) -> None:
    (question,) = await client.list_availability_requests(SUMMER)
    assert ["Sa 10:00-12:00", "Sa 12:00-14:00"] == [slot.label for slot in question.time_slots]


async def test_create_availability_request(client: CrewIO) -> None:
    asked = await client.create_availability_request(SUMMER, [NewTimeSlot(id=AFTERNOON, label="So 16:00-20:00")])
    assert asked.id in [question.id for question in await client.list_availability_requests(SUMMER)]


async def test_list_availability_responses(client: CrewIO) -> None:
    (answer,) = await client.list_availability_responses(SUMMER)
    assert {"slot_a": True, "slot_b": False} == {slot.time_slot_id: slot.available for slot in answer.responses}


async def test_upsert_availability_response(client: CrewIO) -> None:
    changed = [NewSlotAnswer(time_slot_id="slot_a", available=False)]
    await client.upsert_availability_response(SUMMER, QUESTION, THEODORA, changed)
    (answer,) = await client.list_availability_responses(SUMMER)
    assert {"slot_a": False} == {slot.time_slot_id: slot.available for slot in answer.responses}
