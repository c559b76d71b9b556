"""The same for a person who has switched back to Prefect's older pages."""

import pytest
from credentials_forms import CREDENTIALS, SECRET
from older_pages import OlderPerson
from person import column
from playwright.sync_api import expect

from prefect_shiftwork.demo.blocks import NAME

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("newcomer"),
    pytest.mark.parametrize("person", [OlderPerson], indirect=True),
]

WATCH = "watch@example.org"
YARD = "yard@example.org"


@pytest.mark.parametrize(("slug", "fields", "secrets"), CREDENTIALS, ids=[each[0] for each in CREDENTIALS])
def test_credentials_are_saved_in_a_form_that_never_shows_their_secret_again(person, slug, fields, secrets) -> None:
    person.goes_to(f"blocks/catalog/{slug}/create")
    person.page.locator("form").get_by_role("textbox").first.fill("older-station")
    for title, text in (fields | dict.fromkeys(secrets, SECRET)).items():
        person.block_field(title).fill(text)
    answer = person.asks_by(person.page.get_by_role("button", name="Create").click, "**/block_documents/")
    assert answer.ok, answer.text()
    for text in [*fields.values(), "********"]:
        expect(person.page.locator(".p-key-value").filter(has_text=text).first).to_be_visible()
    assert SECRET not in person.page.content()
    person.asks("DELETE", f"block_documents/{answer.json()['id']}")


def test_a_dry_run_with_saved_blocks_shows_to_whom_a_report_would_be_mailed(person) -> None:
    person.opens_form("email-report")
    form = person.form.card("What to do")
    form.adds_row("To").fills(WATCH)
    form.turns("Dry run", on=True)
    person.form.chooses_block("Mail server", None, NAME)
    person.form.chooses_block("Crewmojo", "Crewmojo", NAME)
    person.starts()
    assert "Completed" == person.sees_the_end()
    assert "Mail to w…@example.org" in column(person.reads("email-report-plan"), "Who")


def test_an_empty_form_says_at_the_field_what_is_missing(person) -> None:
    person.opens_form("mail-failed-run")
    person.page.get_by_role("button", name="Submit").click()
    for missing in ("run_id", "to"):
        expect(person.page.get_by_text(f"'{missing}' is a required property")).to_be_visible()


def test_a_shift_is_announced_to_somebody_else(person) -> None:
    person.opens_form("announce-shift")
    person.form.card("What to do").card("Mail").adds_row("Addresses").fills(WATCH)
    for block in ("CrewIO", "CrewSense", "Mail server"):
        person.form.chooses_block(block, block, NAME)
    person.starts()
    assert "Completed" == person.sees_the_end()
    assert ["Mail to w…@example.org"] == column(person.reads("announce-shift-outcome"), "Who")


def test_a_person_is_asked_and_exactly_what_they_approve_is_done(person) -> None:
    person.opens_form("email-report")
    form = person.form.card("What to do")
    form.writes("Title", "Hours of the yard")
    form.adds_row("To").fills(YARD)
    form.card("Approval").turns("Ask first", on=True)
    person.starts()
    person.approves("create: Mail to y…@example.org, Hours of the yard")
    assert "Completed" == person.sees_the_end()
    assert ["Mail to y…@example.org"] == column(person.reads("email-report-outcome"), "Who")
