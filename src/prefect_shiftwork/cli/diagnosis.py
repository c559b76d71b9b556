"""``shiftwork diagnose``: what a report of a problem needs, as one JSON document without secrets.

Nothing secret is read in the first place: of settings and blocks only names and the hosts of addresses are taken, of
deployments no parameter, of checks no word of the vendor's.
"""

import os
import platform
import re
from collections.abc import Awaitable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from cyclopts import App, Parameter

from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect.blocks.core import Block
    from prefect.client.orchestration import PrefectClient

    from prefect_shiftwork.rest.access import Access

LIBRARIES = ("prefect-shiftwork", "prefect", "httpx", "pydantic", "pydantic-settings", "cyclopts")
PROBE = "shiftwork-diagnose"
"""The file whose writing shows that the result storage can be written; it holds nothing."""

ADDRESS = re.compile(r"[^\s\"'<>@]+@[^\s\"'<>@]+")


def add_to(app: App) -> None:
    """Add the command of this room."""
    app.command(diagnose)


def diagnose(*, check: Annotated[bool, Parameter(negative="")] = False) -> None:
    """Print what a report of a problem needs as one JSON document: no secret, and nothing of people.

    Args:
        check: Also make the cheap call of shiftwork check with each credential.
    """
    from prefect_shiftwork.cli.records import as_json

    print(as_json(without_addresses(awaited(_everything(check=check))), indent=2))


async def _everything(*, check: bool) -> dict[str, Any]:
    prefect = await _prefect()
    return {
        "versions": _versions(),
        "platform": platform.platform(),
        "settings": _settings(),
        "result_storage": await _result_storage(),
        "prefect": prefect,
        **({"checks": await _checks()} if check and prefect["answers"] else {}),
    }


def _versions() -> dict[str, str]:
    from importlib.metadata import version

    return {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}}


def _settings() -> dict[str, Any]:
    """The names of the variables that are set; of addresses, where they lead."""
    from prefect_shiftwork.settings import SETTINGS, set_fields, variable

    found: dict[str, Any] = {name: "set" for name in sorted(os.environ) if name.startswith("PREFECT_")}
    for vendor_id in SETTINGS:
        for field, value in set_fields(vendor_id).items():
            found[variable(vendor_id, (field,))] = origin(value) if field.endswith("_url") else "set"
    return found


async def _result_storage() -> dict[str, Any]:
    from asyncio import to_thread

    from prefect.filesystems import LocalFileSystem
    from prefect.results import aget_default_result_storage

    try:
        storage = await aget_default_result_storage()
        # A storage of files writes beneath its folder and nowhere else.
        await storage.awrite_path(PROBE, b"")  # type: ignore[attr-defined]  # every storage of Prefect has it
    except Exception as error:  # whatever a storage raises is what is asked for here
        return {"writable": False, "error": type(error).__name__}
    if isinstance(storage, LocalFileSystem):
        await to_thread(_forget, storage.basepath or "")
    return {"kind": type(storage).__name__, "writable": True}


def _forget(folder: str) -> None:
    (Path(folder).expanduser() / PROBE).unlink(missing_ok=True)


async def _prefect() -> dict[str, Any]:
    from httpx import HTTPError
    from prefect.client.orchestration import get_client
    from prefect.settings import PREFECT_API_URL

    where = {"server": origin(PREFECT_API_URL.value() or "")}
    try:
        async with get_client() as prefect:
            blocks, deployments = await _blocks(prefect), await _deployments(prefect)
    except (HTTPError, RuntimeError) as error:
        return {**where, "answers": False, "error": type(error).__name__}
    return {**where, "answers": True, "blocks": blocks, "deployments": deployments}


async def _blocks(prefect: "PrefectClient") -> list[dict[str, Any]]:
    from prefect_shiftwork.blocks import CREDENTIALS, PeopleMap

    kinds: list[type[Block]] = [*CREDENTIALS.values(), PeopleMap]
    found = []
    for block in kinds:
        slug = block.get_block_type_slug()
        for document in await prefect.read_block_documents_by_type(slug, include_secrets=False):
            urls = {name: origin(value) for name, value in document.data.items() if name.endswith("_url")}
            found.append({"type": slug, "name": document.name, **urls})
    return found


async def _deployments(prefect: "PrefectClient") -> list[dict[str, Any]]:
    from prefect_shiftwork.flows.deploying import deployments_of_the_pack

    return [
        {
            "name": each.name,
            "paused": each.paused,
            "schedules": [
                {"kind": type(schedule.schedule).__name__, "active": schedule.active} for schedule in each.schedules
            ],
        }
        async for each in deployments_of_the_pack(prefect)
    ]


async def _checks() -> dict[str, str]:
    """What the cheap call of each credential came to, without the words of an error: they may quote anything."""
    from prefect_shiftwork.cli.accounts import every_account

    return {where: await _works(loading) async for where, loading in every_account()}


async def _works(loading: "Awaitable[Access[Any]]") -> str:
    from prefect_shiftwork.rest.errors import CallError, ShiftworkError

    try:
        account = await (await loading).check()
    except CallError as error:
        return f"{type(error).__name__} ({error.failure.status or 'no answer'})"
    except ShiftworkError as error:
        return type(error).__name__
    return "works, but something is missing" if account.missing else "works"


def origin(url: object) -> str:
    """Where an address leads: scheme, host and port, without anything that a key could be in."""
    try:
        parsed = urlsplit(str(url or ""))
        port = f":{parsed.port}" if parsed.port else ""
    except ValueError:
        return "not an address"
    return f"{parsed.scheme}://{parsed.hostname}{port}" if parsed.hostname else "none"


def without_addresses(value: Any) -> Any:
    """The same without e-mail addresses, which people put into names."""
    if isinstance(value, Mapping):
        return {without_addresses(name): without_addresses(held) for name, held in value.items()}
    if isinstance(value, list):
        return [without_addresses(each) for each in value]
    return ADDRESS.sub("(an address)", value) if isinstance(value, str) else value
