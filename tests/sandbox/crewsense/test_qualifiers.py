import httpx
import pytest


async def test_active_qualifiers_are_listed(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/qualifiers")).json()
    assert [7, 8, 9, 10] == [row["id"] for row in rows]
    assert {
        "id": 8,
        "name": "Firefighter",
        "shortcode": "FF",
        "color": "#e53935",
        "text_color": "#000000",
        "modified_by": None,
        "modified_on": None,
    } == rows[1]
    assert 1234 == rows[2]["target_solutions_credential_id"]


async def test_one_qualifier_tells_its_history(client: httpx.AsyncClient) -> None:
    row = (await client.get("/v1/qualifiers/8")).json()
    assert (23, 848, "2015-11-18 05:19:27", None, None) == (
        row["title_id"],
        row["created_by"],
        row["created_on"],
        row["deleted_at"],
        row["deleted_by"],
    )


async def test_creating_answers_a_count(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/qualifiers", json={"name": "Diver", "shortcode": "DIV"})
    assert (200, {"inserted": 1}) == (answer.status_code, answer.json())
    assert "Diver" == (await client.get("/v1/qualifiers/35")).json()["name"]


async def test_a_deletion_can_be_taken_back_once(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/qualifiers/7")
    assert "2026-11-23 09:00:00" == (await client.get("/v1/qualifiers/7")).json()["deleted_at"]
    restored = (await client.put("/v1/qualifiers/7", json={"undelete": True})).json()
    assert {
        "success": True,
        "code": 200,
        "status": "ok",
        "message": "Qualifier Captain [CPT] restored successfully.",
        "qualifier": {"id": 7, "name": "Captain", "shortcode": "CPT"},
    } == restored
    again = await client.put("/v1/qualifiers/7", json={"undelete": True})
    assert {
        "error": "conflict",
        "status": 409,
        "error_message": "Qualifier Captain [CPT] is not deleted, cannot restore.",
    } == again.json()


@pytest.mark.parametrize("body", [{"undelete": False}, {}, {"name": "Chief"}])
async def test_put_is_no_edit(client: httpx.AsyncClient, body: dict[str, object]) -> None:
    assert 422 == (await client.put("/v1/qualifiers/34", json=body)).status_code


async def test_the_holders_of_a_qualifier_are_listed(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/qualifiers/10/users")).json()
    assert {"id": 1013, "name": "Lucian Harrowgate", "ranking": 0} == rows[0]


async def test_a_deleted_qualifier_has_no_holders_and_is_not_deleted_again(client: httpx.AsyncClient) -> None:
    assert [404, 404] == [
        (await client.get("/v1/qualifiers/34/users")).status_code,
        (await client.delete("/v1/qualifiers/34")).status_code,
    ]
