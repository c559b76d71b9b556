"""What a person without code does in Prefect's pages, and what they then see there and in the sandbox."""

from datetime import UTC, datetime, timedelta

import pytest
from credentials_forms import CREDENTIALS, SECRET
from person import column
from playwright.sync_api import expect

from prefect_shiftwork.flows.artifacts import show_table

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

CAPTAIN = "captain@example.org"
CHIEF = "chief@example.org"
DEPUTY = "deputy@example.org"
SENDER = "shiftwork@example.org"
TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize(("slug", "fields", "secrets"), CREDENTIALS, ids=[each[0] for each in CREDENTIALS])
def test_credentials_are_saved_in_a_form_that_never_shows_their_secret_again(person, slug, fields, secrets) -> None:
    person.page.goto(f"{person.newcomer.prefect}/v2/blocks/catalog/{slug}/create")
    person.page.get_by_role("textbox", name="Name", exact=True).fill("station-one")
    for title, text in fields.items():
        person.writes(title, text)
    for title in secrets:
        if (tab := person.field(title).get_by_role("tab")).count():  # it may be left out: other fields can do
            tab.first.click()
            person.field(title).locator("input").fill(SECRET)
        else:
            person.page.get_by_role("textbox", name=title).fill(SECRET)
    person.keeps(f"block-{slug.removesuffix('-credentials')}")
    answer = person.asks_by(person.page.get_by_role("button", name="Save").click, "**/block_documents/")
    assert answer.ok, answer.text()
    saved = person.page.get_by_role("main")
    for text in fields.values():
        expect(saved.get_by_role("definition").filter(has_text=text)).to_be_visible()
    expect(saved.get_by_role("definition").filter(has_text="********").first).to_be_visible()
    assert SECRET not in person.page.content()
    person.asks("DELETE", f"block_documents/{answer.json()['id']}")


def test_a_dry_run_shows_which_new_shifts_would_be_announced_and_announces_none(person) -> None:
    person.opens_form("announce-new-shifts")
    person.opens_tab("A 7shifts company")
    person.chooses("First run", "announce all that is to come")
    person.adds("Addresses", CHIEF)
    person.writes("From", SENDER)
    for block in ("7shifts", "Mail server"):
        person.chooses_block(block)
    person.keeps("form-announce-new-shifts", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    plan = person.reads("announce-new-shifts-plan")
    person.keeps("artifact-announce-new-shifts-plan")
    assert {"create"} == set(column(plan, "Action"))
    assert {"Mail to c…@example.org"} == set(column(plan, "Who"))
    person.page.goto(person.newcomer.sandbox)
    expect(person.page.get_by_role("link", name="Server")).to_have_count(0)


def test_time_off_of_the_picked_days_is_copied_and_who_is_unknown_is_named(person) -> None:
    person.opens_form("copy-time-off")
    person.opens_tab("From one day to another")
    person.picks_day("First day", TODAY)
    person.picks_day("Last day", person.newcomer.off + timedelta(days=5))
    for block in ("CrewSense", "7shifts", "People map"):
        person.chooses_block(block)
    person.keeps("form-copy-time-off", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    outcome = person.reads("copy-time-off-outcome")
    assert [("done", "Zoë Ångholt")] == list(zip(column(outcome, "State"), column(outcome, "Who"), strict=True))
    plan = person.reads("copy-time-off-plan")
    person.keeps("artifact-copy-time-off-plan")
    assert "unmatched" in column(plan, "Action")
    summary = person.reads("copy-time-off")
    person.keeps("artifact-copy-time-off", person.page.get_by_role("main"))
    expect(summary.get_by_role("row").filter(has_text="Caspian Duskley")).to_contain_text("employee id")
    person.page.goto(person.newcomer.sandbox)
    changed = person.page.get_by_role("region", name="What changed")
    copied = changed.get_by_role("listitem").filter(has_text=f"Zoë Ångholt, {person.newcomer.off:%a %d %b}")
    expect(copied).to_contain_text("7shifts, created")


def test_a_report_is_mailed_with_its_figures_and_in_two_kinds_of_files(person) -> None:
    person.opens_form("email-report")
    person.writes("Report id", "timesheets.weekly")
    person.chooses("Period", "this month")
    person.writes("To", CAPTAIN)
    person.writes("From", SENDER)
    person.chooses("Attached as", "CSV", one_of_several=True)
    for block in ("Mail server", "Crewmojo"):
        person.chooses_block(block)
    person.keeps("form-email-report", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    summary = person.reads("email-report")
    person.keeps("artifact-email-report")
    for kind in (".xlsx", ".csv"):
        expect(summary.get_by_role("listitem").filter(has_text=kind)).to_be_visible()
    person.page.goto(person.newcomer.sandbox)
    person.keeps("inbox")
    person.page.get_by_role("link", name="timesheets.weekly").first.click()
    expect(person.page.get_by_role("region", name="Attachments").get_by_role("listitem")).to_have_count(2)
    expect(person.page.frame_locator("iframe").get_by_text("First rows")).to_be_visible()
    person.page.locator("iframe").evaluate("mail => mail.style.height = '76rem'")
    person.keeps("mail", person.page.get_by_role("region", name="As a mail program shows it"))


def test_a_person_is_asked_and_exactly_what_they_approve_is_done(person) -> None:
    person.opens_form("email-report")
    person.writes("Report id", "timesheets.weekly")
    person.chooses("Period", "last month")
    person.writes("To", CAPTAIN)
    person.adds("To", DEPUTY)
    person.writes("From", SENDER)
    person.writes("Title", "Hours of last month")
    person.turns("Ask first", on=True)
    for block in ("Mail server", "Crewmojo"):
        person.chooses_block(block)
    person.starts()
    person.approves("create: Mail to d…@example.org, Hours of last month")
    assert "Completed" == person.sees_the_end()
    person.page.goto(person.newcomer.sandbox)
    expect(person.page.get_by_text(DEPUTY)).to_have_count(1)


def test_an_empty_form_says_at_the_field_what_is_missing_and_starts_nothing(person) -> None:
    person.opens_form("mail-failed-run")
    assert 409 == person.submits().status
    for missing in ("run_id", "to"):
        expect(person.field("What to do").get_by_text(f"'{missing}' is a required property")).to_be_visible()


def test_days_in_the_wrong_order_end_the_run_with_what_to_correct_and_its_owner_is_told(person) -> None:
    person.opens_form("copy-time-off")
    person.opens_tab("From one day to another")
    person.picks_day("First day", TODAY + timedelta(days=2))
    person.picks_day("Last day", TODAY)
    for block in ("CrewSense", "7shifts"):
        person.chooses_block(block)
    person.starts()
    assert "Failed" == person.sees_the_end()
    person.opens_tab("Details")
    message = person.page.get_by_role("tabpanel", name="Details")
    expect(message).to_contain_text("the last day is before the first: correct 'Last day'")
    failed = person.run
    person.opens_form("mail-failed-run")
    person.writes("Run", failed)
    person.adds("To", CHIEF)
    person.writes("From", SENDER)
    person.chooses_block("Mail server")
    person.starts()
    assert "Completed" == person.sees_the_end()
    assert ["Copy time off: Failed"] == column(person.reads("mail-failed-run-plan"), "What")


@pytest.mark.filterwarnings("ignore:Artifact creation outside of a flow:FutureWarning")
def test_an_empty_table_is_shown_as_empty(person) -> None:
    person.has_done(show_table("nothing-to-do", [], "Nothing was to be done."))
    [made] = person.asks("POST", "artifacts/filter", {"artifacts": {"key": {"any_": ["nothing-to-do"]}}})
    person.page.goto(f"{person.newcomer.prefect}/v2/artifacts/artifact/{made['id']}")
    assert ["Nothing"] == column(person.shown(), "What")
