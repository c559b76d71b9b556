import httpx

RED = {"label": "RED", "color": "#FF0000", "text_color": "#ffffff"}


async def test_labels_have_strings_for_numbers(client: httpx.AsyncClient) -> None:
    assert [
        {"id": "1773", "label": "CPT", "color": "#CCCCCC", "text_color": "#333333", "position": "1"},
        {"id": "1774", "label": "ENG", "color": "#ff0000", "text_color": "#ffffff", "position": "2"},
    ] == (await client.get("/v1/labels")).json()


async def test_a_label_is_updated_by_post(client: httpx.AsyncClient) -> None:
    await client.post("/v1/labels/1773", json=RED)
    assert (await client.get("/v1/labels/1773")).json() == {"id": "1773", **RED, "position": "1"}


async def test_an_update_needs_every_required_field_again(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/labels/1773", json={"label": "RED"})
    assert ["The color field is required.", "The text color field is required."] == answer.json()["error_message"]


async def test_a_deleted_label_is_gone(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/labels/1773")
    assert [404, 404] == [
        (await client.get("/v1/labels/1773")).status_code,
        (await client.delete("/v1/labels/1773")).status_code,
    ]


async def test_filters_tell_who_made_them(client: httpx.AsyncClient) -> None:
    rescue, dive = (await client.get("/v1/filters")).json()
    assert {
        "id": "7",
        "label": "Rescue Certified",
        "created_on": "2014-10-29T02:17:51-0700",
        "user": {"id": "848", "name": "Boss Doe"},
    } == rescue
    assert "8" == dive["id"]


async def test_a_deleted_filter_can_still_be_read(client: httpx.AsyncClient) -> None:
    assert "0" == (await client.get("/v1/filters/7")).json()["deleted"]
    await client.delete("/v1/filters/7")
    assert "1" == (await client.get("/v1/filters/7")).json()["deleted"]
    assert ["8"] == [row["id"] for row in (await client.get("/v1/filters")).json()]


async def test_a_deleted_filter_is_not_changed_any_more(client: httpx.AsyncClient) -> None:
    assert 404 == (await client.post("/v1/filters/9", json={"label": "Boats"})).status_code
    assert 404 == (await client.delete("/v1/filters/9")).status_code


async def test_a_filter_is_created_and_renamed(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/filters", data={"label": "Rope"})).json()["id"]
    await client.post(f"/v1/filters/{number}", json={"label": "Rope rescue"})
    row = (await client.get(f"/v1/filters/{number}")).json()
    assert ("10", "Rope rescue", "2026-11-23T09:00:00-0500") == (row["id"], row["label"], row["created_on"])
