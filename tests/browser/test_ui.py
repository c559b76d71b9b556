"""What a person without code does in Prefect's pages, and what they then see there and in the sandbox."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

CAPTAIN = "captain@example.org"
CHIEF = "chief@example.org"
DEPUTY = "deputy@example.org"
SENDER = "shiftwork@example.org"
TODAY = datetime.now(UTC).date()


def test_prefect_greets_a_newcomer_with_the_pages_that_these_tests_read(person) -> None:
    person.page.goto(person.newcomer.prefect)
    expect(person.page).to_have_url(re.compile(r"/v2/dashboard"))


def test_credentials_are_saved_in_a_form_that_never_shows_their_secret_again(person) -> None:
    person.page.goto(f"{person.newcomer.prefect}/v2/blocks/catalog/crewsense-credentials/create")
    person.page.get_by_role("textbox", name="Name", exact=True).fill("station-one")
    person.writes("Client ID", "sandbox-crewsense")
    person.page.get_by_role("textbox", name="Client secret").fill("sandbox-crewsense-secret")
    person.writes("Time zone", "America/New_York")
    person.writes("Base URL", f"{person.newcomer.sandbox}/crewsense")
    person.keeps("block-crewsense")
    person.page.get_by_role("button", name="Save").click()
    saved = person.page.get_by_role("main")
    expect(saved.get_by_role("definition").filter(has_text="America/New_York")).to_be_visible()
    expect(saved.get_by_role("definition").filter(has_text="********")).to_be_visible()
    assert "sandbox-crewsense-secret" not in person.page.content()


def test_a_shift_is_announced_in_crewsense_and_by_mail_in_german(person) -> None:
    person.opens_form("announce-shift")
    person.writes("Event", "sommerfest")
    person.writes("Which shift", person.newcomer.shift_id)
    person.adds("Addresses", CAPTAIN)
    person.writes("From", SENDER)
    person.chooses("Language", "Deutsch")
    person.chooses("Time zone", "Europe/Berlin")
    person.turns("Dry run", on=False)
    for block in ("CrewIO", "CrewSense", "Mail server"):
        person.chooses_block(block)
    person.may_add_a_block("Chat", of="Webhook")
    person.keeps("form-announce-shift", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    person.opens_artifacts()
    person.keeps("run-announce-shift")
    plan = person.reads("announce-shift-plan")
    person.keeps("artifact-announce-shift-plan")
    assert ["CrewSense", "Mail to c…@example.org"] == column(plan, "Who")
    summary = person.reads("announce-shift")
    person.keeps("artifact-announce-shift")
    expect(summary.get_by_role("heading", level=1)).to_contain_text("Sommerfest")
    expect(summary.get_by_role("row").filter(has_text="Getränkestand")).to_have_count(2)
    person.page.goto(person.newcomer.sandbox)
    announced = person.page.get_by_role("region", name="Announced")
    expect(announced.get_by_role("listitem").filter(has_text="Getränkestand")).to_have_count(1)
    person.page.get_by_role("link", name="Getränkestand").click()
    expect(person.page.frame_locator("iframe").get_by_text("Getränkestand").first).to_be_visible()


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
    person.picks_day("Last day", TODAY + timedelta(days=40))
    person.turns("Dry run", on=False)
    for block in ("CrewSense", "7shifts", "People map"):
        person.chooses_block(block)
    person.keeps("form-copy-time-off", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    outcome = person.reads("copy-time-off-outcome")
    assert {"done"} == set(column(outcome, "State"))
    assert "Zoë Ångholt" in column(outcome, "Who")
    plan = person.reads("copy-time-off-plan")
    person.keeps("artifact-copy-time-off-plan")
    assert "unmatched" in column(plan, "Action")
    summary = person.reads("copy-time-off")
    person.keeps("artifact-copy-time-off", person.page.get_by_role("main"))
    expect(summary.get_by_role("row").filter(has_text="Caspian Duskley")).to_contain_text("employee id")
    person.page.goto(person.newcomer.sandbox)
    changed = person.page.get_by_role("region", name="What changed")
    expect(changed.get_by_role("listitem").filter(has_text="Zoë Ångholt")).to_contain_text("7shifts, created")


def test_a_report_is_mailed_with_its_figures_and_in_two_kinds_of_files(person) -> None:
    person.opens_form("email-report")
    person.writes("Report id", "timesheets.weekly")
    person.chooses("Period", "this month")
    person.adds("To", CHIEF)
    person.writes("From", SENDER)
    person.chooses("Attached as", "CSV")
    person.turns("Dry run", on=False)
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
    person.page.get_by_role("link", name="timesheets.weekly").click()
    expect(person.page.get_by_role("region", name="Attachments").get_by_role("listitem")).to_have_count(2)
    expect(person.page.frame_locator("iframe").get_by_text("First rows")).to_be_visible()
    person.page.locator("iframe").evaluate("mail => mail.style.height = '76rem'")
    person.keeps("mail", person.page.get_by_role("region", name="As a mail program shows it"))


def test_a_person_is_asked_and_exactly_what_they_approve_is_done(person) -> None:
    person.opens_form("email-report")
    person.writes("Report id", "timesheets.weekly")
    person.chooses("Period", "last month")
    person.adds("To", CAPTAIN)
    person.adds("To", DEPUTY)
    person.writes("From", SENDER)
    person.writes("Title", "Hours of last month")
    person.turns("Ask first", on=True)
    person.turns("Dry run", on=False)
    for block in ("Mail server", "Crewmojo"):
        person.chooses_block(block)
    person.starts()
    person.approves("create: Mail to d…@example.org, Hours of last month")
    assert "Completed" == person.sees_the_end()
    person.page.goto(person.newcomer.sandbox)
    expect(person.page.get_by_text(DEPUTY)).to_have_count(1)


def test_a_recipe_of_the_gallery_is_run_from_its_form(person) -> None:
    person.opens_form("run-recipe")
    person.writes("Value", CHIEF)
    person.writes("From", SENDER)
    for block in ("CrewSense", "Mail server"):
        person.chooses_block(block)
    person.keeps("form-run-recipe", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    plan = person.reads("run-recipe-plan")
    person.keeps("artifact-run-recipe-plan")
    assert ["Mail to c…@example.org"] == column(plan, "Who")


def test_an_empty_form_says_at_the_field_what_is_missing_and_starts_nothing(person) -> None:
    person.opens_form("announce-shift")
    assert 409 == person.submits().status
    expect(person.field("What to do").get_by_text("'shift' is a required property")).to_be_visible()


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


def test_a_dry_run_shows_which_changes_would_be_told(person) -> None:
    person.opens_form("watch-changes")
    person.chooses("First run", "tell all that is there")
    person.chooses_block("CrewSense")
    person.starts()
    assert "Completed" == person.sees_the_end()
    plan = person.reads("watch-changes-plan")
    person.keeps("artifact-watch-changes-plan")
    assert {"create"} == set(column(plan, "Action"))


def column(table, name: str) -> list[str]:
    """The cells of one column of an artifact's table."""
    position = table.get_by_role("columnheader").all_inner_texts().index(name)
    return table.locator(f"tbody tr > td:nth-child({position + 1})").all_inner_texts()
