from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_work_types(client: CrewSense) -> None:
    codes = {kind.label: kind.work_code for kind in await client.list_work_types()}
    assert {"Regular Time": "REG001", "Overtime": "OT", "Earned time off": "ETO", "Training": "TRN"} == codes


async def test_get_work_type(client: CrewSense) -> None:
    earned = await client.get_work_type(5)
    assert ("Earned time off", True) == (earned.label, earned.excludes_from_callback)


async def test_list_work_type_subtypes(client: CrewSense) -> None:
    assert {"HO", "M-OT"} == {subtype.work_code for subtype in await client.list_work_type_subtypes(2)}


async def test_list_work_subtypes(client: CrewSense) -> None:
    assert {"Holdover": 2, "Mandatory": 2} == {
        subtype.label: subtype.work_type_id for subtype in await client.list_work_subtypes()
    }
