"""What a newcomer has in front of them: the second ``make demo``, and a browser."""

import asyncio
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from card import PATIENCE
from demo_run import Demo
from person import Newcomer, Person
from playwright.sync_api import BrowserContext, expect, sync_playwright
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.settings import PREFECT_API_URL, temporary_settings

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.demo.blocks import blocks

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


@pytest.fixture(scope="session")
def first_demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """``make demo ONCE=1``, after its end."""
    demo = Demo(tmp_path_factory.mktemp("newcomer") / "demo", "--once")
    demo.says()
    demo.ends()
    return demo


@pytest.fixture(scope="session")
def newcomer(first_demo: Demo) -> Iterator[Newcomer]:
    """The second ``make demo``, which stays up until Ctrl-C."""
    demo = Demo(first_demo.folder)
    try:
        told = demo.says("Ctrl-C stops everything.")
        prefect, sandbox = demo.address("Prefect UI"), demo.address("Sandbox, inbox")
        asyncio.run(save_chat(prefect))
        off = asyncio.run(take_time_off(blocks(sandbox, 0)["crewsense"], "Zoë Ångholt"))
        yield Newcomer(told, prefect, sandbox, off)
    finally:
        demo.presses_ctrl_c()
        demo.says()
        demo.ends()
    assert (0, []) == (demo.status, demo.left_behind), demo.said


async def save_chat(prefect: str) -> None:
    """A chat that could be chosen; the demo has none."""
    with temporary_settings({PREFECT_API_URL: f"{prefect}/api"}):
        chat = CustomWebhookNotificationBlock(name="chat", url="https://chat.example.org/hook")
        await chat.asave("station-chat", overwrite=True)


async def take_time_off(credentials: CrewSenseCredentials, name: str) -> date:
    """A day of vacation in five weeks, approved; when it is."""
    first = datetime.combine(datetime.now(UTC).date() + timedelta(days=35), time(8))
    async with credentials.get_client() as client:
        user = await client.find_user(name)
        [vacation] = [each for each in await client.list_time_off_types() if each.label == "Vacation"]
        await client.create_time_off(user.user_id, [user.user_id], first, first + timedelta(days=1), vacation.id, 1)
    return first.date()


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
def person(request: pytest.FixtureRequest, browser: BrowserContext, newcomer: Newcomer) -> Iterator[Person]:
    """Somebody with a fresh tab; on Prefect's newer pages, if the test names nobody else."""
    page = browser.new_page()
    yield getattr(request, "param", Person)(page, newcomer)
    page.close()
