from prefect_shiftwork.vendors.crewsense import CrewSense, RankedQualifier

FIRST_RESPONDER = {"id": 2, "issued": "2026-01-15", "expires": "2028-01-15"}


async def test_list_user_titles(client: CrewSense) -> None:
    assert ["Captain"] == [title.name for title in await client.list_user_titles(1001)]


async def test_replace_user_titles(client: CrewSense) -> None:
    await client.replace_user_titles(1001, [101, 102])
    assert {101, 102} == {title.id for title in await client.list_user_titles(1001)}


async def test_list_user_filters(client: CrewSense) -> None:
    assert ["Rescue Certified"] == [each.label for each in await client.list_user_filters(1005)]


async def test_replace_user_filters(client: CrewSense) -> None:
    await client.replace_user_filters(1005, [8])
    assert ["Dive Team"] == [each.label for each in await client.list_user_filters(1005)]


async def test_list_user_groups(client: CrewSense) -> None:
    assert ["A Shift"] == [group.name for group in await client.list_user_groups(1001)]


async def test_replace_user_groups(client: CrewSense) -> None:
    await client.replace_user_groups(1001, [2])
    assert ["B Shift"] == [group.name for group in await client.list_user_groups(1001)]


async def test_list_user_qualifiers(client: CrewSense) -> None:
    assert [("CPT", 0)] == [(each.shortcode, each.ranking) for each in await client.list_user_qualifiers(1001)]


async def test_create_user_qualifier(client: CrewSense) -> None:
    await client.create_user_qualifier(1001, qualifier_id=9, ranking=2)
    assert {7: 0, 9: 2} == {each.id: each.ranking for each in await client.list_user_qualifiers(1001)}


async def test_replace_user_qualifiers(client: CrewSense) -> None:
    await client.replace_user_qualifiers(1001, [RankedQualifier(id=8, ranking=1), RankedQualifier(id=10)])
    assert {8, 10} == {each.id for each in await client.list_user_qualifiers(1001)}


async def test_delete_user_qualifier(client: CrewSense) -> None:
    await client.delete_user_qualifier(1001, qualifier_id=7)
    assert [] == await client.list_user_qualifiers(1001)


async def test_list_user_certifications(client: CrewSense) -> None:
    assert [] == await client.list_user_certifications(1001)


async def test_create_user_certification(client: CrewSense) -> None:
    await client.create_user_certification(1001, FIRST_RESPONDER)
    (held,) = await client.list_user_certifications(1001)
    assert "2028-01-15" == held["expires"]


async def test_get_user_certification(client: CrewSense) -> None:
    await client.create_user_certification(1001, FIRST_RESPONDER)
    assert "2026-01-15" == (await client.get_user_certification(1001, 2))["issued"]


async def test_update_user_certification(client: CrewSense) -> None:
    await client.create_user_certification(1001, FIRST_RESPONDER)
    await client.update_user_certification(1001, 2, {"expires": "2030-01-15"})
    assert "2030-01-15" == (await client.get_user_certification(1001, 2))["expires"]


async def test_delete_user_certification(client: CrewSense) -> None:
    await client.create_user_certification(1001, FIRST_RESPONDER)
    await client.delete_user_certification(1001, 2)
    assert [] == await client.list_user_certifications(1001)


async def test_delete_user_certifications(client: CrewSense) -> None:
    await client.create_user_certification(1001, FIRST_RESPONDER)
    await client.delete_user_certifications(1001)
    assert [] == await client.list_user_certifications(1001)
