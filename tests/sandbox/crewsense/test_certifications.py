import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

NEW = {"name": "Drone Pilot", "cert_id": "DRN", "created_by": 98}
OF_USER = "/v1/users/1001/certifications"


async def test_certifications_say_who_made_them(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/certifications")).json()
    assert [2, 3] == [row["id"] for row in rows]
    assert (
        {
            "id": 2,
            "name": "First Responder",
            "cert_id": "FRS",
            "created_by": {"id": 98, "name": "Brycen Doe", "href": "https://api.crewsense.com/v1/users/98"},
        }
        == rows[0]
        == (await client.get("/v1/certifications/2")).json()
    )


async def test_creating_answers_the_number(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/certifications", json=NEW)
    assert 201 == answer.status_code
    assert {
        "success": True,
        "code": 201,
        "status": "created",
        "message": "Added new certification Drone Pilot.",
        "id": 5,
    } == answer.json()


async def test_an_update_keeps_what_is_not_sent(client: httpx.AsyncClient) -> None:
    await client.put("/v1/certifications/2", json={"name": "Responder"})
    row = (await client.get("/v1/certifications/2")).json()
    assert ("Responder", "FRS") == (row["name"], row["cert_id"])


async def test_a_certification_is_deleted_once(client: httpx.AsyncClient) -> None:
    assert 200 == (await client.delete("/v1/certifications/2")).status_code
    assert 404 == (await client.get("/v1/certifications/2")).status_code
    again = await client.delete("/v1/certifications/2")
    assert {"error": "bad_request", "status": 400, "error_message": "Certification already deleted."} == again.json()


@pytest.mark.parametrize("change", [{"created_by": 77}, {"name": ""}, {"id": 9}])
async def test_a_wrong_certification_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/certifications", json=NEW | change)).status_code


async def test_what_is_sent_for_a_user_is_kept(client: httpx.AsyncClient, desk: Desk) -> None:
    assert 201 == (await client.post(OF_USER, json={"id": 2, "expires": "2027-01-01"})).status_code
    assert "Certification 2 'First Responder' of Maren Tidewell" == desk.journal.entries[-1].text
    assert [{"expires": "2027-01-01", "id": 2, "name": "First Responder", "cert_id": "FRS", "files": []}] == (
        await client.get(OF_USER)
    ).json()
    await client.put(f"{OF_USER}/2", json={"expires": "2028-01-01"})
    assert "2028-01-01" == (await client.get(f"{OF_USER}/2")).json()["expires"]


async def test_a_user_loses_one_certification_or_all(client: httpx.AsyncClient) -> None:
    for number in (2, 3):
        await client.post(OF_USER, json={"id": number})
    await client.delete(f"{OF_USER}/2")
    assert 404 == (await client.get(f"{OF_USER}/2")).status_code
    assert [3] == [row["id"] for row in (await client.get(OF_USER)).json()]
    await client.delete(OF_USER)
    assert [] == (await client.get(OF_USER)).json()


@pytest.mark.parametrize("body", [{"id": 77}, {}, {"id": True}, {"id": 2}])
async def test_a_user_gets_a_known_certification_once(client: httpx.AsyncClient, body: dict[str, object]) -> None:
    await client.post(OF_USER, json={"id": 2})
    assert 422 == (await client.post(OF_USER, json=body)).status_code


async def test_a_list_is_no_certification(client: httpx.AsyncClient) -> None:
    assert 400 == (await client.post(OF_USER, json=[2])).status_code


async def test_a_paper_is_added_as_a_file(client: httpx.AsyncClient) -> None:
    await client.post(OF_USER, json={"id": 2})
    file = {"upload": ("frs.pdf", b"%PDF-1.7", "application/pdf")}
    assert 200 == (await client.post(f"{OF_USER}/2/file", files=file)).status_code
    assert ["frs.pdf"] == (await client.get(f"{OF_USER}/2")).json()["files"]


@pytest.mark.parametrize("file", [("frs.txt", b"text", "text/plain"), ("", b"%PDF-1.7", "application/pdf")])
async def test_any_other_file_is_refused(client: httpx.AsyncClient, file: tuple[str, bytes, str]) -> None:
    await client.post(OF_USER, json={"id": 2})
    answer = await client.post(f"{OF_USER}/2/file", files={"upload": file})
    assert ["The file must be a file of type: pdf, jpeg, doc."] == answer.json()["error_message"]
    assert 422 == (await client.post(f"{OF_USER}/2/file", content=b"%PDF-1.7")).status_code
