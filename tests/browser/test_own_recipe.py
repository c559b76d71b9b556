"""A recipe of one's own, from its first step to its schedule, without a file and without a shell."""

import time
from typing import Any

import pytest
from card import PATIENCE, Card, picks, picks_block
from person import Person, column
from playwright.sync_api import Locator, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

CAPTAIN = "captain@example.org"
CRON, TOLD = "30 6 * * 1", "At 06:30 AM, only on Monday"


def test_a_recipe_is_built_by_hand_scheduled_run_and_edited_and_stays_as_it_was(person) -> None:
    person.waits_while_busy("**/schedules**")
    dialog = opens_a_new_schedule(person)
    dialog.get_by_role("tab", name="Cron", exact=True).click()
    schedule = dialog.get_by_role("tabpanel", name="Cron")
    schedule.get_by_label("Value").fill(CRON)
    fills_in(Card(schedule.locator("form")))
    built = saves(person, dialog, 201)
    try:
        runs_it(person)
        edits_it(person, built)
    finally:
        person.asks("DELETE", f"deployments/{deployment(person)}/schedules/{built['id']}")


def deployment(person: Person) -> str:
    return person.deployments()["run-recipe"]


def opens_a_new_schedule(person: Person) -> Locator:
    person.page.goto(f"{person.newcomer.prefect}/v2/deployments/deployment/{deployment(person)}")
    person.page.get_by_role("button", name="Schedule", exact=True).click()
    dialog = person.page.get_by_role("dialog", name="Add Schedule")
    expect(dialog).to_be_visible()
    return dialog


def fills_in(parameters: Card) -> None:
    """Who is off in the coming two weeks, as a table and as a mail."""
    form = parameters.card("What to do")
    recipe = form.tab("Recipe", "Own steps").card("Own recipe")
    recipe.writes("Name", "vacations")
    looks_up(recipe.adds_row("Steps"))
    makes_a_table(recipe.adds_row("Steps"))
    tells_the_captain(recipe.adds_row("Steps"))
    form.writes("From", "shiftwork@example.org")
    for block in ("CrewSense", "Mail server"):
        picks_block(parameters.field(block), block, "sandbox")


def looks_up(step: Card) -> None:
    step.writes("Name", "time_off")
    call = step.tab("Does", "Call an operation").card("Call")
    call.chooses("Operation", "crewsense.list_time_offs")
    for name, value in (("start", "{{ today }}"), ("end", "{{ today + days(14) }}")):
        argument = call.adds_row("Arguments")
        argument.writes("Name", name)
        argument.writes("Value", value)


def makes_a_table(step: Card) -> None:
    step.writes("Name", "away")
    step.writes("For each", "{{ steps.time_off }}")
    name = step.tab("Does", "Make a table").card("Table").adds_row("Columns")
    name.writes("Heading", "Name")
    name.writes("Value", "{{ item.user.name }}")


def tells_the_captain(step: Card) -> None:
    step.writes("Name", "told")
    mail = step.tab("Does", "Send a mail").card("Mail")
    mail.writes("To", CAPTAIN)
    mail.writes("Subject", "Off in the coming two weeks")
    mail.writes("Text", "{{ steps.away | length }} entries")
    step.writes("Once for each", "{{ week }}")


def saves(person: Person, dialog: Locator, status: int) -> dict[str, Any]:
    """Press Save; the schedule as it is then."""
    answer = person.asks_by(dialog.get_by_role("button", name="Save", exact=True).click, "**/schedules**")
    assert status == answer.status, answer.text()
    expect(dialog).to_have_count(0)
    kept = person.asks("GET", f"deployments/{deployment(person)}")["schedules"]
    [own] = [each for each in kept if each["schedule"].get("cron") == CRON]
    return own


def runs_it(person: Person) -> None:
    """Copy the run that the schedule has planned to one that starts now."""
    person.run = planned(person)
    person.opens_run()
    picks(person.page.locator("main button[aria-haspopup=menu]").first, "menuitem", "Copy to new run")
    expect(person.field("What to do")).to_be_visible()
    person.keeps("form-run-recipe", person.page.get_by_role("main"))
    person.starts()
    assert "Completed" == person.sees_the_end()
    plan = person.reads("run-recipe-plan")
    person.keeps("artifact-run-recipe-plan")
    assert ["Mail to c…@example.org"] == column(plan, "Who")


def planned(person: Person) -> str:
    """The first run that the schedule has planned; Prefect's scheduler looks every few seconds."""
    wanted = {"deployment_id": {"any_": [deployment(person)]}, "state": {"type": {"any_": ["SCHEDULED"]}}}
    until = time.monotonic() + PATIENCE / 1000
    while not (runs := person.asks("POST", "flow_runs/filter", {"flow_runs": wanted})):
        assert time.monotonic() < until, "the schedule plans no run"
        person.page.wait_for_timeout(1000)
    return str(runs[0]["id"])


def edits_it(person: Person, built: dict[str, Any]) -> None:
    """Change one field of one step, and find the others as they were."""
    person.page.goto(f"{person.newcomer.prefect}/v2/deployments/deployment/{deployment(person)}")
    shown = person.page.get_by_text(TOLD, exact=True)
    menu = "xpath=ancestor::div[.//button[@aria-haspopup='menu']][1]//button[@aria-haspopup='menu']"
    picks(shown.locator(menu), "menuitem", "Edit")
    dialog = person.page.get_by_role("dialog", name="Edit Schedule")
    dialog.get_by_role("textbox").and_(dialog.get_by_text("Off in the coming two weeks")).fill("Vacations")
    edited = saves(person, dialog, 204)
    built["parameters"]["form"]["recipe"]["own"]["steps"][2]["does"]["mail"]["subject"] = "Vacations"
    assert (built["schedule"], built["parameters"]) == (edited["schedule"], edited["parameters"])
