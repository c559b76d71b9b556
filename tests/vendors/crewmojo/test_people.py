import pytest

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.vendors.crewmojo.people import Difference, check_people, read_people

HEADINGS = "firstName,lastName,emailAddress,employeeCode,employmentStartDate,employmentEndDate"


def person(number: int, **changes: str) -> str:
    cells = {
        "firstName": "Ada",
        "lastName": f"Example {number}",
        "emailAddress": f"ada{number}@example.org",
        "employeeCode": f"E{number:03}",
        "employmentStartDate": "2026-01-05",
        "employmentEndDate": "",
    }
    return ",".join((cells | changes).values())


def people(*rows: str, headings: str = HEADINGS) -> str:
    return "\n".join((headings, *rows)) + "\n"


CREW = people(*map(person, range(10)))


def test_a_good_file_passes():
    assert None is check_people(CREW)


def test_a_file_that_changes_nothing_differs_in_nothing():
    assert Difference(added=0, changed=0, missing=0, before=10) == check_people(CREW, previous=CREW)


def test_a_file_from_a_spreadsheet_may_start_with_its_mark_and_hold_empty_lines():
    assert {2, 4} == set(read_people("\ufeff" + people(person(1), "", person(2))).rows)


def test_who_is_new_changed_or_missing_is_counted():
    rows = [*map(person, range(1, 9)), person(9, lastName="Married"), person(10)]
    assert Difference(added=1, changed=1, missing=1, before=10) == check_people(
        people(*rows), previous=CREW, maximum_change=0.3
    )


def test_people_without_code_are_known_by_email_in_any_case():
    before = people(person(1, employeeCode="", emailAddress="ADA1@example.org"))
    found = check_people(people(person(1, employeeCode="")), previous=before, maximum_change=1)
    assert Difference(added=0, changed=1, missing=0, before=1) == found


def test_a_new_column_is_welcome():
    wider = people(*(f"{person(number)},North" for number in range(10)), headings=f"{HEADINGS},site")
    assert Difference(added=0, changed=0, missing=0, before=10) == check_people(wider, previous=CREW)


@pytest.mark.parametrize("cell", ["", "2026-02-28", "2024-02-29"])
def test_a_plain_date_passes(cell):
    check_people(people(person(1, employmentEndDate=cell)))


@pytest.mark.parametrize("cell", ["+49 151 0000000", "-5", "+1 (555) 010-0000", "-", "a=b", "x@example.org"])
def test_numbers_and_addresses_are_no_formulas(cell):
    check_people(people(f"{person(1)},{cell}", headings=f"{HEADINGS},contact"))


REFUSED = {
    "a vanished column": (
        people(*(person(number).removesuffix(",") for number in range(10)), headings=HEADINGS.rpartition(",")[0]),
        "the column employmentEndDate was there before",
    ),
    "no email column": ("firstName,lastName\nAda,Example\n", "the column emailAddress is missing"),
    "a blank name": (people(person(1, lastName=" ")), "row 2 has no lastName"),
    "no email": (people(person(1, emailAddress="")), "row 2 has no emailAddress"),
    "half an email": (people(person(1, emailAddress="ada@example")), "row 2 has no valid emailAddress"),
    "March or April": (people(person(1, employmentStartDate="03-04-2026")), "row 2: write employmentStartDate as YYYY"),
    "no such day": (people(person(1, employmentEndDate="2026-02-30")), "row 2: write employmentEndDate as YYYY-MM-DD"),
    "a compact date": (people(person(1, employmentEndDate="20260230")), "row 2: write employmentEndDate as YYYY-MM-DD"),
    "a formula": (people(person(1, lastName="=HYPERLINK()")), "row 2: lastName starts like a formula"),
    "a command": (people(person(1, lastName="@SUM(A1)")), "row 2: lastName starts like a formula"),
    "a sum": (people(person(1, lastName="+A1+A2")), "row 2: lastName starts like a formula"),
    "a difference": (people(person(1, lastName="-2+cmd|x")), "row 2: lastName starts like a formula"),
    "the same code twice": (people(person(1), person(2, employeeCode="e001")), "1 rows have the employeeCode"),
    "too many changes": (
        people(*(person(number, lastName="Other") for number in range(10))),
        "0 people are new, 10 changed and 0 missing of 10, more than the 20% that may differ",
    ),
    "a cut list": (people(person(1)), "1 people, fewer than the 2 that are expected"),
    "a missing half": (
        people(*map(person, range(5))),
        "0 people are new, 0 changed and 5 missing of 10, more than the 20% that may differ",
    ),
    "nothing": ("", "not a CSV with headings"),
    "an open quote": ('firstName\n"Ada', "not a CSV with headings"),
    "a heading twice": ("firstName,firstName\nAda,Ada\n", "a heading twice"),
    "a short row": (people(person(1), "Ada,Example"), "row 3 has not as many cells as headings"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_would_do_harm_is_refused(case):
    text, words = REFUSED[case]
    with pytest.raises(InvalidInput) as refusal:
        check_people(text, previous=CREW, minimum_rows=2)
    assert words in str(refusal.value)


def test_a_refusal_quotes_nobody():
    with pytest.raises(InvalidInput) as refusal:
        check_people(people(person(1, lastName="", emailAddress="private@example", employmentEndDate="soon")))
    assert not {"Ada", "private", "soon", "E001"} & set(str(refusal.value).replace(",", " ").split())


def test_a_refusal_of_many_rows_stays_readable():
    with pytest.raises(InvalidInput, match="row 11 has no lastName; and 20 more"):
        check_people(people(*(person(number, lastName="") for number in range(30))))


def test_a_first_upload_is_no_change():
    assert None is check_people(CREW, previous=None, minimum_rows=10)


def test_an_empty_company_may_get_its_first_people():
    added = check_people(people(person(1)), previous=people(), maximum_change=1)
    assert Difference(added=1, changed=0, missing=0, before=0) == added
