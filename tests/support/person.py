"""Somebody at the browser, who writes no code."""

import asyncio
import json
import os
import re
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from card import PATIENCE, Card, picks, picks_block, picks_day, picks_option
from playwright.sync_api import APIResponse, Locator, Page, Response, Route, expect
from prefect.settings import PREFECT_API_URL, temporary_settings

from prefect_shiftwork.demo.blocks import NAME

T = TypeVar("T")
Answer = TypeVar("Answer", Response, APIResponse)
PICTURES = Path(__file__).parents[2] / "docs" / "images"
MOMENT = 3_000.0
"""Milliseconds until a person presses again."""
LONGEST = 240.0
"""Seconds after which something that is done without a browser counts as lost."""
HANG_UPS = 3
"""How often a server may close a connection on which it is being asked: it does so with those that were idle."""

FINAL = {"Completed", "Failed", "Crashed", "Cancelled"}


@dataclass(frozen=True)
class Newcomer:
    """What a newcomer is told, and where it is."""

    told: str
    prefect: str
    sandbox: str
    off: date
    """When somebody has a day of vacation that no demo has copied."""


class Person:
    """Somebody at the browser, who writes no code."""

    pages = "/v2"
    """Where Prefect's pages begin."""

    def __init__(self, page: Page, newcomer: Newcomer) -> None:
        self.page = page
        self.newcomer = newcomer
        self.run = ""

    def deployments(self) -> dict[str, str]:
        """The id of each deployment, by name."""
        return {each["name"]: each["id"] for each in self.asks("POST", "deployments/filter", {})}

    def opens_form(self, deployment: str) -> None:
        """The form of a custom run."""
        self.goes_to(f"deployments/deployment/{self.deployments()[deployment]}/run")
        expect(self.field("What to do")).to_be_visible()

    def goes_to(self, path: str) -> None:
        """Open one of Prefect's pages."""
        self.page.goto(f"{self.newcomer.prefect}{self.pages}/{path}")

    @property
    def content(self) -> Locator:
        """The page without what surrounds it."""
        return self.page.get_by_role("main")

    @property
    def form(self) -> Card:
        """The whole form that is open."""
        return Card(self.page.locator("form"))

    def field(self, title: str) -> Locator:
        """What belongs to a title of the form, with its inner fields."""
        label = self.page.locator("label").filter(has_text=re.compile(rf"^{re.escape(title)}( \(Optional\))?$"))
        return label.locator("xpath=ancestor::div[fieldset][1]/fieldset")

    def writes(self, title: str, text: str) -> None:
        self.field(title).get_by_role("textbox").fill(text)

    def adds(self, title: str, text: str) -> None:
        """Add a row to a list, and write into it."""
        self.field(title).get_by_role("button", name="Add item").click()
        self.field(title).get_by_role("textbox").last.fill(text)

    def chooses(self, title: str, option: str, *, one_of_several: bool = False) -> None:
        picks_option(self.field(title), option, one_of_several=one_of_several)

    def turns(self, title: str, *, on: bool) -> None:
        switch = self.field(title).get_by_role("switch")
        expect(switch).to_be_checked(checked=not on)
        switch.click()
        expect(switch).to_be_checked(checked=on)

    def opens_tab(self, title: str) -> None:
        self.page.get_by_role("tab", name=title, exact=True).click()

    def picks_day(self, title: str, day: date) -> None:
        picks_day(self.field(title), day)

    def chooses_block(self, title: str, name: str = NAME) -> None:
        """Choose a saved block; that of an optional one lies under a tab of its own."""
        field = self.field(title)
        expect(field).to_be_visible()
        picks_block(field, title if field.get_by_role("tab").count() else None, name)

    def submits(self) -> Response:
        """Press Submit."""
        return self.asks_by(self.page.get_by_role("button", name="Submit").click, "**/create_flow_run")

    def asks_by(self, press: Callable[[], object], request: str) -> Response:
        """Press a button until the server takes what the page then asks of it. Meanwhile it says "Unknown error"."""

        def pressed() -> Response:
            with self.page.expect_response(request) as answer:
                press()
            return answer.value

        return self._while_busy(pressed)

    def waits_while_busy(self, asks: str) -> None:
        """Where a form is gone after its one try: the server is asked again when it was too busy to answer."""

        def again(route: Route) -> None:
            route.fulfill(response=self._while_busy(partial(route.fetch, max_retries=HANG_UPS)))

        self.page.route(asks, again)

    def asks(self, method: str, path: str, content: Any = None) -> Any:
        """What Prefect answers, asked again while it is too busy to."""
        url = f"{self.newcomer.prefect}/api/{path}"
        ask = partial(self.page.request.fetch, url, method=method, data=content, max_retries=HANG_UPS)
        answer = self._while_busy(ask)
        assert answer.ok, answer.text()
        return json.loads(answer.text() or "null")

    def _while_busy(self, ask: Callable[[], Answer]) -> Answer:
        """Ask again after a moment, for as long as the answer is 503: SQLite takes one write at a time."""
        until = time.monotonic() + PATIENCE / 1000
        while (answer := ask()).status >= 500 and time.monotonic() < until:
            self.page.wait_for_timeout(MOMENT)
        return answer

    def starts(self) -> None:
        """Press Submit, and have a run."""
        answer = self.submits()
        assert answer.ok, answer.text()
        self.run = answer.json()["id"]

    def sees_the_end(self) -> str:
        """Open the run that was just submitted, once it has ended; the state that its page tells."""
        end = self.waits_for(FINAL)
        self.opens_run()
        expect(self.content.get_by_text(end, exact=True).first).to_be_visible()
        return end

    def waits_for(self, states: set[str]) -> str:
        """Wait until the run is in one of these states, and tell which.

        Prefect is asked, because its page looks every 30 s only.
        """
        until = time.monotonic() + PATIENCE / 1000
        while (state := self.asks("GET", f"flow_runs/{self.run}")["state_name"]) not in states:
            assert time.monotonic() < until, f"the run is still {state}"
            self.page.wait_for_timeout(500)
        return str(state)

    def has_done(self, work: Coroutine[None, None, T]) -> T:
        """What comes of work with Prefect's own library. This thread's event loop is the browser's."""
        with temporary_settings({PREFECT_API_URL: f"{self.newcomer.prefect}/api"}), ThreadPoolExecutor() as elsewhere:
            in_time = asyncio.wait_for(work, LONGEST)
            return elsewhere.submit(copy_context().run, asyncio.run, in_time).result()

    def opens_run(self) -> None:
        """The page of the run."""
        self.goes_to(f"runs/flow-run/{self.run}")
        expect(self.page.get_by_role("tab", name="Details")).to_be_visible()

    def approves(self, *chosen: str) -> None:
        """Wait until the run asks, open its menu, and approve some of its plan."""
        self.waits_for({"Suspended"})
        self.opens_run()
        expect(self.content.get_by_text("Suspended").first).to_be_visible()
        picks(self.page.locator("button[aria-haspopup=menu]").first, "menuitem", "Resume")
        dialog = self.page.get_by_role("dialog", name="Resume Flow Run")
        for each in chosen:
            picks(dialog.get_by_role("button", name="Select Only these"), "option", each)
        self.page.keyboard.press("Escape")
        picks(dialog.get_by_role("button", name="Select Your answer"), "option", "approve only those chosen below")
        self.keeps("approval", dialog)
        answer = self.asks_by(dialog.get_by_role("button", name="Resume").click, "**/resume")
        assert answer.ok, answer.text()

    def finds_artifact(self, name: str) -> None:
        """From the page of the run to one of its artifacts."""
        self.opens_tab("Artifacts")
        self.page.get_by_role("link").filter(has=self.page.get_by_role("heading", name=name, exact=True)).click()
        self.page.locator("a[href*='/artifacts/artifact/']").first.click()

    def reads(self, artifact: str) -> Locator:
        """One artifact of the run, opened."""
        wanted = {"flow_run_id": {"any_": [self.run]}, "key": {"any_": [artifact]}}
        [found] = self.asks("POST", "artifacts/filter", {"artifacts": wanted})
        self.goes_to(f"artifacts/artifact/{found['id']}")
        return self.shown()

    def shown(self) -> Locator:
        """The artifact of the page."""
        artifact = self.page.get_by_role("tabpanel", name="Artifact")
        expect(artifact.get_by_role("table").or_(artifact.get_by_role("heading")).first).to_be_visible()
        return artifact

    def keeps(self, picture: str, shown: Locator | None = None) -> None:
        """Keep a picture of the page, or of a part of it, for the documentation: with ``SHIFTWORK_SCREENSHOTS=1``."""
        if os.environ.get("SHIFTWORK_SCREENSHOTS") == "1":
            (shown or self.page).screenshot(path=PICTURES / f"{picture}.png")


def column(table: Locator, name: str) -> list[str]:
    """The cells of one column of an artifact's table."""
    position = table.get_by_role("columnheader").all_inner_texts().index(name)
    return table.locator(f"tbody tr > td:nth-child({position + 1})").all_inner_texts()
