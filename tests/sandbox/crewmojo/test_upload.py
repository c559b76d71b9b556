"""People by CSV: matched by employee code, else by e-mail, else new."""

import csv
import io

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

HEAD = "firstName,lastName,emailAddress,employeeCode"
UPLOAD = "/integrations/upload/humans"


async def upload(client: httpx.AsyncClient, *lines: str, encoding: str = "utf-8") -> httpx.Response:
    content = "\r\n".join(lines).encode(encoding)
    return await client.post(UPLOAD, content=content, headers={"Content-Type": "text/csv; charset=utf-8"})


async def people(client: httpx.AsyncClient) -> list[dict[str, str]]:
    answer = await client.post("/integrations/download/people.all")
    return list(csv.DictReader(io.StringIO(answer.text)))


async def test_an_employee_code_finds_the_person_whose_email_has_changed(crewmojo: httpx.AsyncClient) -> None:
    answer = await upload(crewmojo, HEAD, "Maren,Tidewell,maren@example.com,E001")
    assert (answer.status_code, answer.json()) == (200, {"created": 0, "updated": 1, "unchanged": 0})
    assert (await people(crewmojo))[0]["emailAddress"] == "maren@example.com"


async def test_an_email_finds_the_person_whose_code_is_new(crewmojo: httpx.AsyncClient) -> None:
    await upload(crewmojo, HEAD, "Maren,Tidewell,Maren.Tidewell@example.org,E901")
    rows = await people(crewmojo)
    assert (len(rows), rows[0]["employeeCode"]) == (40, "E901")


async def test_who_matches_nobody_is_new(crewmojo: httpx.AsyncClient) -> None:
    answer = await upload(crewmojo, HEAD, "Ada,Example,ada@example.org,")
    assert answer.json() == {"created": 1, "updated": 0, "unchanged": 0}
    assert (await people(crewmojo))[40]["firstName"] == "Ada"


async def test_a_changed_email_without_a_code_makes_a_second_person(crewmojo: httpx.AsyncClient) -> None:
    for email in ("ada@example.org", "ada@example.com"):
        await upload(crewmojo, "firstName,lastName,emailAddress", f"Ada,Example,{email}")
    assert len(await people(crewmojo)) == 42


async def test_the_same_file_sent_twice_changes_nothing_the_second_time(
    crewmojo: httpx.AsyncClient, desk: Desk
) -> None:
    lines = (HEAD, "Ada,Example,ada@example.org,E901", "Maren,Tidewell,maren.tidewell@example.org,E001")
    assert (await upload(crewmojo, *lines)).json() == {"created": 1, "updated": 0, "unchanged": 1}
    assert (await upload(crewmojo, *lines)).json() == {"created": 0, "updated": 0, "unchanged": 2}
    assert [entry.text for entry in desk.journal.entries] == ["1 people by upload"]


async def test_who_is_missing_from_the_file_stays(crewmojo: httpx.AsyncClient) -> None:
    await upload(crewmojo, HEAD, "Ada,Example,ada@example.org,E901")
    assert len(await people(crewmojo)) == 41


async def test_a_blank_end_date_makes_a_leaver_current_again(crewmojo: httpx.AsyncClient) -> None:
    head = f"{HEAD},employmentEndDate"
    row = "Maren,Tidewell,maren.tidewell@example.org,E001"
    await upload(crewmojo, head, f"{row},2026-10-31")
    assert (await people(crewmojo))[0]["employmentEndDate"] == "2026-10-31"
    await upload(crewmojo, head, f"{row},")
    assert (await people(crewmojo))[0]["employmentEndDate"] == ""


async def test_a_column_of_ones_own_comes_back_in_the_report(crewmojo: httpx.AsyncClient) -> None:
    await upload(crewmojo, f"{HEAD},shirtSize", "Maren,Tidewell,maren.tidewell@example.org,E001,M")
    rows = await people(crewmojo)
    assert (rows[0]["shirtSize"], rows[1]["shirtSize"]) == ("M", "")


async def test_a_byte_order_mark_is_no_part_of_the_first_heading(crewmojo: httpx.AsyncClient) -> None:
    answer = await upload(crewmojo, HEAD, "Jörg,Käferstein,jorg@example.org,E901", encoding="utf-8-sig")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (("firstName,lastName", "Ada,Example"), "Missing column: emailAddress"),
        (("",), "Missing column: firstName, lastName, emailAddress"),
        ((HEAD, "Ada,,ada@example.org,E901"), "Row 1: lastName must be filled"),
        ((HEAD, "Ada,Example,ada.example.org,E901"), "Row 1: emailAddress is not valid"),
        ((HEAD, "Ada,Example,ada@example.org"), "Row 1: not as many cells as headings"),
        ((HEAD, "Ada,Example,ada@example.org,E901,more"), "Row 1: not as many cells as headings"),
        ((f"{HEAD},humanRole", "Ada,Example,ada@example.org,E901,captain"), "Row 1: humanRole is not configured"),
        (
            (f"{HEAD},employmentStartDate", "Ada,Example,ada@example.org,E901,soon"),
            "Row 1: employmentStartDate is not a date",
        ),
    ],
)
async def test_one_bad_row_refuses_the_file(crewmojo: httpx.AsyncClient, lines: tuple[str, ...], error: str) -> None:
    answer = await upload(crewmojo, *lines)
    assert (400, {"error": error}) == (answer.status_code, answer.json())
    assert len(await people(crewmojo)) == 40


async def test_a_file_in_another_encoding_is_refused(crewmojo: httpx.AsyncClient) -> None:
    answer = await upload(crewmojo, HEAD, "Jörg,Käferstein,jorg@example.org,E901", encoding="latin-1")
    assert answer.status_code == 400


async def test_the_type_of_the_body_is_csv(crewmojo: httpx.AsyncClient) -> None:
    answer = await crewmojo.post(UPLOAD, json=[])
    assert (answer.status_code, answer.json()) == (400, {"error": "Content-Type must be text/csv"})
