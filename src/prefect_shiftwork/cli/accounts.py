"""``shiftwork check`` and ``shiftwork blocks save``: credentials from the environment and from Prefect."""

import sys
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any

from cyclopts import App

from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect_shiftwork.rest.access import Access


def add_to(app: App) -> None:
    """Add the commands of this room."""
    blocks = App(name="blocks", help="Credentials as Prefect blocks.")
    blocks.command(save)
    app.command(blocks)
    app.command(check)


def check() -> None:
    """Check every saved credentials block, and every vendor in the environment and .env, with one cheap call each."""
    from prefect_shiftwork.cli.prefect_server import asking_prefect

    with asking_prefect():
        problems = awaited(_check())
    if problems:
        sys.exit(f"shiftwork: {problems} of the credentials above need attention.")


def save(name: str = "default") -> None:
    """Save the credentials of the environment and .env as Prefect blocks, one for each vendor that is there.

    Args:
        name: Name of the saved blocks; blocks of that name are overwritten.
    """
    from prefect_shiftwork.cli.prefect_server import asking_prefect

    with asking_prefect():
        saved = awaited(_save(name))
    if not saved:
        sys.exit(f"shiftwork: {_NOTHING_THERE}")


_NOTHING_THERE = "no vendor's variables are set. Set them as the README says, like CREWIO_API_KEY."


async def _save(name: str) -> int:
    from prefect_shiftwork.blocks import CREDENTIALS
    from prefect_shiftwork.settings import from_environment, in_environment

    vendor_ids = in_environment()
    for vendor_id in vendor_ids:
        settings = from_environment(vendor_id)
        block = CREDENTIALS[vendor_id](**dict(settings))
        await block.asave(name, overwrite=True)
        print(f"saved {block.get_block_type_slug()}/{name}")
    return len(vendor_ids)


async def _check() -> int:
    from prefect_shiftwork.rest.errors import ShiftworkError

    found = problems = 0
    async for where, loading in every_account():
        found += 1
        try:
            account = await (await loading).check()
        except ShiftworkError as error:
            problems += 1
            print(f"✗ {where}: {error}")
        else:
            print(f"✓ {where}: {account.name}")
            for hint in account.missing:
                print(f"    {hint}")
    if not found:
        print(f"Nothing to check: there is no saved block, and {_NOTHING_THERE}")
    return problems


async def every_account() -> "AsyncIterator[tuple[str, Awaitable[Access[Any]]]]":
    """Each credential of the environment and of Prefect: where it is from, and what loads it."""
    from asyncio import to_thread

    from prefect.client.orchestration import get_client

    from prefect_shiftwork.blocks import CREDENTIALS, load_credentials
    from prefect_shiftwork.settings import from_environment, in_environment

    for vendor_id in in_environment():
        yield f"environment, {vendor_id}", to_thread(from_environment, vendor_id)
    async with get_client() as prefect:
        for vendor_id, block_class in CREDENTIALS.items():
            slug = block_class.get_block_type_slug()
            for document in await prefect.read_block_documents_by_type(slug):
                yield f"block {slug}/{document.name}", load_credentials(vendor_id, document.name or "")
