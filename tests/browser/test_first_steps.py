"""The first steps, as their page tells them: nobody needs more than that page."""

import re
from pathlib import Path

import pytest
from card import picks
from person import FINAL, Person, column
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

SCRIPT = Path(__file__).parents[2] / "docs" / "first-steps.md"
STEP = re.compile(r"^\d+\. (Open|Click the topmost|Click|Under) (.+)$", re.MULTILINE)
MOST_CLICKS = 12


def test_a_newcomer_announces_a_shift_to_themselves(person) -> None:
    clicks = follow(person, SCRIPT.read_text(encoding="utf-8"))
    assert clicks <= MOST_CLICKS
    expect(person.page.get_by_role("definition").filter(has_text="you@example.org").first).to_be_visible()
    expect(person.page.frame_locator("iframe").get_by_text("Getränkestand").first).to_be_visible()
    person.page.goto(person.newcomer.sandbox)
    announced = person.page.get_by_role("region", name="Announced")
    expect(announced.get_by_role("listitem").filter(has_text="Getränkestand")).to_have_count(1)
    person.page.goto(person.newcomer.prefect)
    expect(person.page).to_have_url(re.compile(r"/v2/dashboard"))
    person.page.get_by_role("link", name="Runs", exact=True).click()
    person.page.get_by_role("link", name="Announce a shift", exact=True).first.click()
    person.opens_tab("Artifacts")
    person.keeps("run-announce-shift")
    person.finds_artifact("announce-shift-plan")
    lines = dict(zip(column(person.shown(), "Who"), column(person.shown(), "Action"), strict=True))
    assert {"CrewSense", "Mail to y…@example.org"} == lines.keys()
    assert "skip" == lines["CrewSense"]  # the demo has announced it there
    person.keeps("artifact-announce-shift-plan")
    person.page.go_back()
    person.page.go_back()
    person.finds_artifact("announce-shift")
    summary = person.shown()
    person.keeps("artifact-announce-shift")
    expect(summary.get_by_role("heading", level=1)).to_contain_text("Sommerfest")
    expect(summary.get_by_role("row").filter(has_text="Getränkestand")).to_have_count(2)


def follow(person: Person, script: str) -> int:
    """Do what the page says, and count: to click, to open an address, and to go to a field are one each."""
    here = {"http://127.0.0.1:4200": person.newcomer.prefect, "http://127.0.0.1:4280": person.newcomer.sandbox}
    clicks = 0
    for verb, rest in STEP.findall(script):
        match verb, *re.findall(r"\*\*(.+?)\*\*", rest):
            case "Open", address:
                person.page.goto(here[address])
            case "Click", "Submit":
                person.starts()
            case "Click", name:
                button_or_link(person.page, name).click()
            case "Click", menu, item:
                picks(button_or_link(person.page, menu), "menuitem", item)
                clicks += 1
            case "Under", field, text:
                person.writes(field, text)
            case "Click the topmost", "mail":
                open_mail(person, "you@example.org")
            case unknown:
                pytest.fail(f"a step that nobody can follow: {unknown}")
        clicks += 1
    return clicks


def button_or_link(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True).or_(page.get_by_role("button", name=name, exact=True))


def open_mail(person: Person, to: str) -> None:
    """Wait for the run, reload, and open the topmost mail, which is to somebody."""
    assert "Completed" == person.waits_for(FINAL)
    person.page.reload()
    topmost = person.page.get_by_role("region", name="Mails").get_by_role("listitem").first
    expect(topmost).to_contain_text(to)
    topmost.get_by_role("link").click()
