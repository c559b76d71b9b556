"""What a newcomer has in front of them: Prefect with the deployments and blocks, the sandbox, and a browser."""

import asyncio
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Response, expect, sync_playwright
from playwright.sync_api import TimeoutError as NotThere
from prefect.settings import PREFECT_API_URL, temporary_settings

from prefect_shiftwork.demo import environment
from prefect_shiftwork.demo.blocks import NAME, blocks, save_blocks
from prefect_shiftwork.demo.forms import open_shift
from prefect_shiftwork.demo.services import Services, free_port
from prefect_shiftwork.flows.deploying import deploy

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "docs" / "images"
PATIENCE = 120_000.0
"""Milliseconds after which something counts as not there: a run on a busy machine takes most of a minute."""
TRIES = 5
"""How often a person presses a button that did nothing: the server was busy, or the form drew itself again."""

MOMENT = 3_000.0
"""Milliseconds until a person presses again."""

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Prefect's pages ask for logos and for their maker's analytics; nothing outside this machine is asked.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
END = re.compile(r"^(Completed|Failed|Crashed|Cancelled)$")


@dataclass(frozen=True)
class Newcomer:
    """The addresses that a newcomer is told, and a shift of the club that still needs somebody."""

    prefect: str
    sandbox: str
    event_id: str
    shift_id: str


@pytest.fixture(scope="session")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newcomer]:
    """Everything that the demo starts, on ports and in a folder of its own."""
    folder = tmp_path_factory.mktemp("newcomer")
    (folder / "logs").mkdir()
    ports = {name: free_port(0) for name in ("prefect", "sandbox", "smtp")}
    prefect, sandbox = (f"http://127.0.0.1:{ports[name]}" for name in ("prefect", "sandbox"))
    told = environment(folder, ports)
    with Services(folder / "logs", told) as services:
        with pytest.MonkeyPatch.context() as patch, temporary_settings({PREFECT_API_URL: f"{prefect}/api"}):
            patch.chdir(ROOT)
            for name, value in told.items():
                patch.setenv(name, value)
            start(services, ports)
            event_id, shift_id = asyncio.run(prepared(sandbox, ports["smtp"]))
        yield Newcomer(prefect, sandbox, event_id, shift_id)


def start(services: Services, ports: dict[str, int]) -> None:
    """Start the sandbox, Prefect's server and its worker."""
    sandbox, smtp, prefect = (str(ports[name]) for name in ("sandbox", "smtp", "prefect"))
    services.start("sandbox", "prefect_shiftwork.cli", "sandbox", "--port", sandbox, "--smtp-port", smtp)
    services.start("server", "prefect", "server", "start", "--host", "127.0.0.1", "--port", prefect)
    services.wait_for("sandbox", f"http://127.0.0.1:{sandbox}/_control")
    services.wait_for("server", f"http://127.0.0.1:{prefect}/api/health", seconds=180)
    services.start("worker", "prefect", "worker", "start", "--pool", "shiftwork", "--type", "process")


async def prepared(sandbox: str, smtp_port: int) -> tuple[str, str]:
    """Deploy the flows and save the blocks; an event and its open shift."""
    await asyncio.gather(deploy(), save_blocks(sandbox, smtp_port))
    return await open_shift(blocks(sandbox, smtp_port)["crewio"])


@pytest.fixture(scope="module")
def browser(newcomer: Newcomer) -> Iterator[BrowserContext]:
    """Headless Chromium. It ends with the module: while it runs, this thread has a running event loop."""
    chromium = shutil.which("chromium") or pytest.fail("Chromium is missing: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        context = running.new_context(
            viewport={"width": 1440, "height": 900},
            locale="en-US",
            timezone_id="America/New_York",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        yield context
        running.close()


@pytest.fixture
def person(browser: BrowserContext, newcomer: Newcomer) -> Iterator["Person"]:
    """Somebody with a fresh tab."""
    page = browser.new_page()
    yield Person(page, newcomer)
    page.close()


class Person:
    """Somebody at the browser, who writes no code."""

    def __init__(self, page: Page, newcomer: Newcomer) -> None:
        self.page = page
        self.newcomer = newcomer
        self.run = ""

    def opens_form(self, deployment: str) -> None:
        """From the list of deployments to the form of a custom run."""
        self.page.goto(f"{self.newcomer.prefect}/v2/deployments")
        self.page.get_by_role("link", name=deployment, exact=True).click()
        self.picks(self.page.get_by_role("button", name="Run", exact=True), "menuitem", "Custom run")
        expect(self.field("What to do")).to_be_visible()

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

    def chooses(self, title: str, option: str) -> None:
        self.picks(self.field(title).get_by_role("button", name="Select"), "option", option)
        self.page.keyboard.press("Escape")  # a choice of several stays open

    def picks(self, button: Locator, role: Literal["option", "menuitem"], name: str) -> None:
        """Open a list or a menu, and pick from it.

        The form draws itself again when an answer of the server comes late, and closes a list that was open. A person
        opens it once more.
        """
        offered = self.page.get_by_role(role, name=name, exact=True)
        for _ in range(TRIES):
            if not offered.is_visible():
                button.click()
            try:
                return offered.click(timeout=PATIENCE / TRIES)
            except NotThere:
                continue
        raise AssertionError(f"what offers {name} does not stay open")

    def turns(self, title: str, *, on: bool) -> None:
        switch = self.field(title).get_by_role("switch")
        expect(switch).to_be_checked(checked=not on)
        switch.click()
        expect(switch).to_be_checked(checked=on)

    def opens_tab(self, title: str) -> None:
        self.page.get_by_role("tab", name=title, exact=True).click()

    def picks_day(self, title: str, day: date) -> None:
        """Open the calendar, write a day into it, and close it: a calendar that is still open belongs to its field."""
        calendar = self.page.get_by_placeholder("yyyy-MM-dd")
        for _ in range(TRIES):
            if not calendar.is_visible():
                self.field(title).get_by_role("button").click()
            with suppress(NotThere):
                calendar.fill(day.isoformat(), timeout=PATIENCE / TRIES)
                break
        self.page.keyboard.press("Escape")
        expect(calendar).to_have_count(0)
        expect(self.field(title)).to_contain_text(re.compile(rf"{day:%B} {day.day}[a-z]+, {day.year}"))

    def chooses_block(self, title: str, name: str = NAME) -> None:
        """Choose a saved block; that of an optional one lies under a tab of its own."""
        field = self.field(title)
        expect(field).to_be_visible()
        if field.get_by_role("tab").count():
            field.get_by_role("tab").first.click()
        self.picks(field.get_by_role("button", name="Select a block"), "option", name)
        expect(field.get_by_role("button", name="Select a block")).to_have_text(name)

    def may_add_a_block(self, title: str, *, of: str) -> None:
        """Look at one of several types of blocks, none of which is saved, and leave it."""
        field = self.field(title)
        field.get_by_role("tab", name=of, exact=True).click()
        expect(field.get_by_role("button", name="Add")).to_be_visible()
        field.get_by_role("tab", name="None", exact=True).click()

    def submits(self) -> Response:
        """Press Submit.

        SQLite takes one write at a time. A server that was busy at that moment answers 503, the page says "Unknown
        error", and a person presses again after a moment.
        """
        return self.presses(self.page.get_by_role("button", name="Submit"), "**/create_flow_run")

    def presses(self, button: Locator, asks: str) -> Response:
        """Press a button until the server takes what the page then asks of it."""
        for _ in range(TRIES):
            with self.page.expect_response(asks) as answer:
                button.click()
            if answer.value.status < 500:
                break
            self.page.wait_for_timeout(MOMENT)
        return answer.value

    def starts(self) -> None:
        """Press Submit, and have a run."""
        answer = self.submits()
        assert answer.ok, answer.text()
        self.run = answer.json()["id"]

    def sees_the_end(self) -> str:
        """Open the run that was just submitted; the state in which it ends."""
        self.page.goto(f"{self.newcomer.prefect}/v2/runs/flow-run/{self.run}")
        expect(self.page.get_by_role("tab", name="Artifacts")).to_be_visible()
        end = self.page.get_by_role("main").get_by_text(END).first
        expect(end).to_be_visible()
        return end.inner_text()

    def approves(self, *chosen: str) -> None:
        """Wait until the run asks, open its menu, and approve some of its plan."""
        self.page.goto(f"{self.newcomer.prefect}/v2/runs/flow-run/{self.run}")
        expect(self.page.get_by_role("main").get_by_text("Suspended").first).to_be_visible()
        self.picks(self.page.locator("button[aria-haspopup=menu]").first, "menuitem", "Resume")
        dialog = self.page.get_by_role("dialog", name="Resume Flow Run")
        for each in chosen:
            self.picks(dialog.get_by_role("button", name="Select Only these"), "option", each)
        self.page.keyboard.press("Escape")
        self.picks(dialog.get_by_role("button", name="Select Your answer"), "option", "approve only those chosen below")
        self.keeps("approval", dialog)
        answer = self.presses(dialog.get_by_role("button", name="Resume"), "**/resume")
        assert answer.ok, answer.text()

    def opens_artifacts(self) -> None:
        """Show the artifacts of the run."""
        self.page.goto(f"{self.newcomer.prefect}/v2/runs/flow-run/{self.run}?tab=Artifacts")
        self.opens_tab("Artifacts")

    def reads(self, artifact: str) -> Locator:
        """One artifact of the run, opened."""
        self.opens_artifacts()
        self.page.get_by_role("link").filter(has=self.page.get_by_role("heading", name=artifact, exact=True)).click()
        self.page.locator("a[href*='/artifacts/artifact/']").first.click()
        shown = self.page.get_by_role("tabpanel", name="Artifact")
        expect(shown.get_by_role("table").or_(shown.get_by_role("heading")).first).to_be_visible()
        return shown

    def keeps(self, picture: str, shown: Locator | None = None) -> None:
        """Keep a picture of the page, or of a part of it, for the documentation: with ``SHIFTWORK_SCREENSHOTS=1``."""
        if os.environ.get("SHIFTWORK_SCREENSHOTS") == "1":
            (shown or self.page).screenshot(path=PICTURES / f"{picture}.png")
