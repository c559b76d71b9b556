import httpx
import pytest


@pytest.mark.parametrize("path", ["/v1/forms", "/v1/forms/"])
async def test_forms_are_keyed_by_their_id(client: httpx.AsyncClient, path: str) -> None:
    forms = (await client.get(path)).json()
    assert ["141", "196"] == list(forms)
    assert {"title": "Test form", "created_at": "2026-10-02 08:00:00", "created_by": "Brycen Doe"} == forms["141"]


async def test_an_answer_has_one_value_or_several(client: httpx.AsyncClient) -> None:
    [submission] = (await client.get("/v1/forms/196/submissions")).json()
    assert [
        {"title": "Date of Exposure", "value": "9/23/2015"},
        {"title": "PPE Worn", "values": ["Gloves", "Eye Protection"]},
    ] == submission["submission"]
    assert ("1005", "2026-10-05T08:00:00-0400") == (submission["user"]["id"], submission["submitted_at"])
