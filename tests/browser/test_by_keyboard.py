"""For people who have no mouse, or who see little: a form of Prefect's by the keyboard alone, at 200 percent."""

from functools import partial

import pytest
from person import Person, column

from prefect_shiftwork.demo.blocks import NAME

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("newcomer")]

MOST_TABS = 150
FOCUSED = "() => (document.activeElement.innerText || document.activeElement.value || '').trim()"


def test_a_dry_run_that_is_started_by_the_keyboard_at_200_percent_shows_which_changes_would_be_told(person) -> None:
    person.page.set_viewport_size({"width": 720, "height": 450})  # half of 1440 by 900
    person.opens_form("watch-changes")
    picks(person, "tell nothing of the past", "tell all that is there")
    reaches(person, "None")
    person.page.keyboard.press("ArrowLeft")
    focuses(person, "CrewSense")
    picks(person, "Select a block...", NAME)
    reaches(person, "Submit")
    started = person.asks_by(partial(person.page.keyboard.press, "Enter"), "**/create_flow_run")
    person.run = started.json()["id"]
    person.page.set_viewport_size({"width": 1440, "height": 900})
    assert "Completed" == person.sees_the_end()
    plan = person.reads("watch-changes-plan")
    person.keeps("artifact-watch-changes-plan")
    assert {"create"} == set(column(plan, "Action"))


def reaches(person: Person, name: str) -> None:
    """Press Tab until what has this name, or holds it, is focused."""
    for _ in range(MOST_TABS):
        person.page.keyboard.press("Tab")
        if name == person.page.evaluate(FOCUSED):
            return
    pytest.fail(f"the Tab key does not reach {name}")


def picks(person: Person, shown: str, option: str) -> None:
    """Open a list with Enter, type what is looked for, and take it with Enter."""
    reaches(person, shown)
    person.page.keyboard.press("Enter")
    person.page.get_by_role("option", name=option, exact=True).wait_for()
    person.page.keyboard.type(option)
    person.page.keyboard.press("Enter")
    focuses(person, option)


def focuses(person: Person, name: str) -> None:
    """See that what has this name is focused, now or in a moment."""
    person.page.wait_for_function(f"name => ({FOCUSED})() === name", arg=name)
