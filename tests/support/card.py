"""A card of Prefect's form, and its fields by their titles."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from typing import Literal

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as NotThere

PATIENCE = 120_000.0
"""Milliseconds after which something counts as not there: a run on a busy machine takes most of a minute."""
TRIES = 5
"""How often a person does again what did nothing: the server was busy, or the form drew itself again."""

DEPTH = "e => { let n = 0; for (; e; e = e.parentElement) n += e.tagName == 'FIELDSET'; return n }"


class Card:
    """Fields that stand side by side: the whole form, a card of it, or a row of a list."""

    def __init__(self, at: Locator) -> None:
        self._at = at
        self._depth = at.evaluate(DEPTH)

    def field(self, title: str) -> Locator:
        """What belongs to the title of one of its own fields, not to one of a card within."""
        own = self._at.locator(f"xpath=.//label[count(ancestor::fieldset)={self._depth}]")
        label = own.filter(has_text=re.compile(rf"^{re.escape(title)}( \(Optional\))?$"))
        return label.locator("xpath=ancestor::div[fieldset][1]/fieldset")

    def card(self, title: str) -> "Card":
        return Card(self.field(title))

    def writes(self, title: str, text: str) -> None:
        self.field(title).locator("textarea, input").fill(text)

    def turns(self, title: str, *, on: bool) -> None:
        switch = self.field(title).get_by_role("switch")
        expect(switch).to_be_checked(checked=not on)
        switch.click()
        expect(switch).to_be_checked(checked=on)

    def fills(self, text: str) -> None:
        """Write where there is only one thing to write."""
        self._at.locator("textarea, input").fill(text)

    def chooses(self, title: str, option: str, *, one_of_several: bool = False) -> None:
        picks_option(self.field(title), option, one_of_several=one_of_several)

    def chooses_block(self, title: str, of: str | None, name: str) -> None:
        picks_block(self.field(title), of, name)

    def picks_day(self, title: str, day: date) -> None:
        picks_day(self.field(title), day)

    def picks_moment(self, title: str, moment: datetime) -> None:
        picks_moment(self.field(title), moment)

    def tab(self, title: str, name: str) -> "Card":
        """One of several cards."""
        tabs = self.field(title).locator("xpath=./div")
        tabs.locator("xpath=./div[@role='tablist']").get_by_role("tab", name=name, exact=True).click()
        panel = tabs.locator("xpath=./div[@role='tabpanel'][not(@hidden)]")
        expect(panel).to_have_attribute("data-state", "active")
        return Card(panel.locator("fieldset").first)

    def adds_row(self, title: str) -> "Card":
        """One more row of a list."""
        rows = self.field(title).locator("xpath=./div/div[button[@role='button']]")
        there = rows.count()
        self.field(title).locator("xpath=./div/div/button[text()='Add item']").click()
        expect(rows).to_have_count(there + 1)
        return Card(rows.last)


def picks(button: Locator, role: Literal["option", "menuitem"], name: str) -> None:
    """Open a list or a menu, and pick from it."""
    offered = button.page.get_by_role(role, name=name, exact=True)
    uses(button, offered, lambda timeout: offered.click(timeout=timeout))


def uses(button: Locator, shown: Locator, use: Callable[[float], None]) -> None:
    """Open something, and use what it shows.

    The form draws itself again when an answer of the server comes late, and closes what was open. A person opens it
    once more.
    """
    for _ in range(TRIES):
        if not shown.is_visible():
            button.click()
        with suppress(NotThere):
            return use(PATIENCE / TRIES)
    raise AssertionError(f"what shows {shown} does not stay open")


def picks_option(field: Locator, option: str, *, one_of_several: bool = False) -> None:
    """Pick from the list of a field. One for several choices stays open; Escape would close a dialog, too."""
    picks(field.get_by_role("button", name="Select"), "option", option)
    if one_of_several:
        field.page.keyboard.press("Escape")
    expect(field.page.get_by_role("option")).to_have_count(0)


def picks_block(field: Locator, of: str | None, name: str) -> None:
    """Choose a saved block; where it may be left out, or be of several kinds, each kind has a tab."""
    expect(field).to_be_visible()
    if of:
        field.get_by_role("tab", name=of, exact=True).click()
    chosen = field.get_by_role("button", name="Select a block")
    picks(chosen, "option", name)
    expect(chosen).to_have_text(name)
    expect(field.page.get_by_role("option")).to_have_count(0)


def picks_day(field: Locator, day: date) -> None:
    """Open the calendar, write a day into it, and close it: a calendar that is still open belongs to its field."""
    calendar = field.page.get_by_placeholder("yyyy-MM-dd")
    uses(field.get_by_role("button"), calendar, lambda timeout: calendar.fill(day.isoformat(), timeout=timeout))
    field.page.keyboard.press("Escape")
    expect(calendar).to_have_count(0)
    expect(field).to_contain_text(re.compile(rf"{day:%B} {day.day}[a-z]+, {day.year}"))


def picks_moment(field: Locator, moment: datetime) -> None:
    """Open the calendar of this month with its clock, pick from both, and close it."""
    field.get_by_role("button").first.click()
    calendar = field.page.get_by_role("dialog").last
    calendar.locator(f"td[data-day='{moment:%Y-%m-%d}'] button").click()
    half = [] if moment.hour < 12 else ["PM"]  # to press AM in the morning would go back to the day before
    for part in (f"{moment:%I}".lstrip("0"), str(moment.minute), *half):
        calendar.get_by_role("button", name=part, exact=True).last.click()
    field.page.keyboard.press("Escape")
    expect(field.page.get_by_role("dialog")).to_have_count(0)
    expect(field).to_contain_text(f"{moment:%m/%d/%Y %I:%M %p}")
