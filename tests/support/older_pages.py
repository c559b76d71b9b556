"""Somebody who has stayed with Prefect's older pages, to which its newer ones have a switch."""

import re

from older_card import OlderCard
from person import Person
from playwright.sync_api import Locator, expect


class OlderPerson(Person):
    """Does the same as somebody on the newer pages, with other controls."""

    pages = ""

    @property
    def content(self) -> Locator:
        return self.page.locator("body")

    @property
    def form(self) -> OlderCard:
        return OlderCard(self.page.locator("form"))

    def field(self, title: str) -> Locator:
        return self.form.field(title)

    def block_field(self, title: str) -> Locator:
        """Where a field of a block is written; that of an optional one has a headline in place of a label."""
        titled = self.page.locator("label, h3").filter(has_text=re.compile(rf"^{re.escape(title)}$"))
        return self.page.locator(".schema-form-fields > .schema-form-property", has=titled).locator("textarea")

    def opens_run(self) -> None:
        self.goes_to(f"runs/flow-run/{self.run}")
        expect(self.page.get_by_text("Task Runs", exact=True)).to_be_visible()

    def approves(self, *chosen: str) -> None:
        """Wait until the run asks, and approve some of its plan: *Resume* is a button of its own here."""
        self.waits_for({"Suspended"})
        self.opens_run()
        self.page.get_by_role("button", name="Resume").click()
        dialog = self.page.get_by_role("dialog")
        asked = OlderCard(dialog)
        for each in chosen:
            asked.chooses("Only these", each, one_of_several=True)
        asked.chooses("Your answer", "approve only those chosen below")
        answer = self.asks_by(dialog.get_by_role("button", name="Submit").click, "**/resume")
        assert answer.ok, answer.text()

    def shown(self) -> Locator:
        table = self.page.get_by_role("table")
        expect(table).to_be_visible()
        return table
