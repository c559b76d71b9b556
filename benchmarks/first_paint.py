"""How soon a person sees something of the sandbox's pages, in Chromium.

    python -m benchmarks.first_paint [loads]

The inbox holds the report mail of the previews, with its chart, twenty times. Each load is a tab of its own without a
cache. Counted from the start of the navigation to the first content that Chromium paints, as the browser itself tells.
"""

import shutil
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.figure import Figure
from benchmarks.telling import load, tell
from benchmarks.web import serving
from prefect_shiftwork.mail.message import build
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render
from prefect_shiftwork.templates.samples import CHART_ID, SAMPLES, ZONE, chart

LOADS = 11
MAILS = 20
GOAL = 500.0
"""Milliseconds."""
PAGES = {"the front page": "/", "a mail": "/mails/1", "a mail that there is not": "/mails/0"}
FIRST_PAINT = """() => new Promise(told => new PerformanceObserver(paints => {
    const first = paints.getEntriesByName('first-contentful-paint')[0];
    if (first) told(first.startTime);
}).observe({type: 'paint', buffered: true}))"""


def figures(loads: int = LOADS) -> Iterator[Figure]:
    """The figure of each page, with a sandbox and a browser of their own."""
    with serving(create_app(desk_with_mails())) as origin, sync_playwright() as playwright:
        # Root may start Chromium only without its sandbox; all that it opens is on this machine.
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in PAGES.items():
            first_paint(browser, origin + path)  # not counted: it warms up the server and the browser
            times = [first_paint(browser, origin + path) for _ in range(loads)]
            note = f"median of {loads} loads, longest {max(times):.0f}"
            yield Figure(f"first paint of the sandbox: {name}", "ms", median(times), GOAL, note, times)
        browser.close()


def first_paint(browser: Browser, address: str) -> float:
    """Milliseconds until a page shows something."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    took = float(page.evaluate(FIRST_PAINT))
    page.context.close()
    return took


def desk_with_mails() -> Desk:
    """A sandbox that has received the mails."""
    desk, content = Desk(Clock()), report().as_bytes()
    for _ in range(MAILS):
        desk.mailbox.add(desk.clock.now(), "shiftwork@example.org", ("chief@example.org",), content)
    return desk


def report() -> EmailMessage:
    """The report mail as the previews show it."""
    reader = Reader("en", ZONE)
    subject, text, html = (
        render(f"report_mail/{part}", SAMPLES["report_mail"](reader), reader)
        for part in ("subject.txt", "message.txt", "message.html")
    )
    return build(
        sender="shiftwork@example.org",
        to=["chief@example.org"],
        subject=subject,
        text=text,
        html=html,
        pictures={CHART_ID: chart(reader).png},
    )


def main(loads: int) -> int:
    busy = load()
    return int(not tell("first_paint", list(figures(loads)), busy))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LOADS))
