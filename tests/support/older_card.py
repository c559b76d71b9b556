"""A card of a form on Prefect's older pages."""

import re
from datetime import date, datetime

from card import Card, uses
from playwright.sync_api import Locator, expect


class OlderCard(Card):
    """The same as a card of the newer pages, with the controls of the older ones."""

    def field(self, title: str) -> Locator:
        own = self._at.locator(
            f"xpath=.//div[@class='schema-form-property__header'][count(ancestor::fieldset)={self._depth}]"
        )
        header = own.filter(has_text=re.compile(rf"^{re.escape(title)}( \(Optional\))?$"))
        return header.locator("xpath=ancestor::div[contains(@class, 'p-label__header')]/following-sibling::div")

    def card(self, title: str) -> "OlderCard":
        return OlderCard(self.field(title).locator("xpath=./fieldset"))

    def chooses(self, title: str, option: str, *, one_of_several: bool = False) -> None:
        picks_from_list(self.field(title), option)
        if one_of_several:  # the list stays open
            self.field(title).locator(".p-select-button__control").press("Tab")
        expect(self._at.page.get_by_role("option")).to_have_count(0)

    def chooses_block(self, title: str, of: str | None, name: str) -> None:
        if of:
            self.tab(title, of)
        picks_from_list(self.field(title), name)
        expect(self.field(title).locator(".p-select-button")).to_have_text(name)

    def picks_day(self, title: str, day: date) -> None:
        calendar = self._opens_calendar(title)
        calendar.locator("input[type=date]").fill(day.isoformat())
        applies(calendar)

    def picks_moment(self, title: str, moment: datetime) -> None:
        picks_from_list(self.field(title), str(moment.tzinfo).replace("/", " / ").replace("_", " "))
        calendar = self._opens_calendar(title)
        calendar.locator("input[type=date]").fill(f"{moment:%Y-%m-%d}")
        calendar.locator("input[type=time]").fill(f"{moment:%H:%M}")
        applies(calendar)

    def _opens_calendar(self, title: str) -> Locator:
        self.field(title).locator(".p-date-button__control").click()
        return self._at.page.locator(".p-date-picker")

    def tab(self, title: str, name: str) -> "OlderCard":
        button = self.field(title).locator("xpath=./div").get_by_role("button", name=name, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-selected", "true")
        return self.card(title)

    def adds_row(self, title: str) -> "OlderCard":
        rows = self.field(title).locator("xpath=./fieldset/div/div/div[contains(@class, 'p-draggable-list__item')]")
        there = rows.count()
        self.field(title).locator("xpath=./fieldset/div/div/button").click()
        expect(rows).to_have_count(there + 1)
        return OlderCard(rows.last)


def picks_from_list(field: Locator, option: str) -> None:
    """Open a list by its arrows, and look for what to pick: a click beside them opens and closes it (Prefect 3.8.8)."""
    search = field.page.locator(".p-pop-over-content").get_by_role("combobox")
    offered = field.page.get_by_role("option", name=option, exact=True).first  # zones have the browser's own twice

    def pick(timeout: float) -> None:
        search.fill(option, timeout=timeout)
        offered.click(timeout=timeout)

    uses(field.locator(".p-select-button__icon"), search, pick)


def applies(calendar: Locator) -> None:
    """Take over what was picked, which closes the calendar."""
    calendar.get_by_role("button", name="Apply").click()
    expect(calendar).to_have_count(0)
