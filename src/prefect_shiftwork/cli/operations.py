"""``shiftwork operations`` and ``shiftwork call``: every vendor operation from the shell."""

import json
import sys
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from prefect_shiftwork.cli import completion
from prefect_shiftwork.cli.loop import awaited

if TYPE_CHECKING:
    from prefect_shiftwork.rest.access import Access
    from prefect_shiftwork.rest.operation import Operation


def add_to(app: App) -> None:
    """Add the commands of this room."""
    app.command(list_operations, name="operations")
    app.command(call)


Vendor = Annotated[str, Parameter(completer=completion.vendors)]
WORDS = {"upsert": "create or change", "update": "change"}
"""Kinds of writes that people have no word for, or a plainer one."""

Name = Annotated[str, Parameter(completer=completion.vendor_operations)]
Arguments = Annotated[str, Parameter(completer=completion.operation_arguments)]


def list_operations(
    vendor: Vendor | None = None, *, as_json: Annotated[bool, Parameter(name="--json", negative="")] = False
) -> None:
    """List the operations of one vendor, or of all.

    Args:
        vendor: crewsense, crewio, seven_shifts_v1, seven_shifts or crewmojo.
        as_json: Print everything that is declared of each operation, as JSON.
    """
    from prefect_shiftwork.vendors.catalogue import IDS, entries

    found = entries([vendor] if vendor else IDS)
    if as_json:
        print(json.dumps(found, indent=2))
        return
    for each in found:
        summary = completion.summary(each["description"])
        print(f"{each['vendor']:<16} {each['name']:<34} {each['kind']:<7} {summary}")


def call(
    vendor: Vendor,
    operation: Name,
    /,
    *arguments: Arguments,
    as_json: Annotated[str | None, Parameter(name="--json")] = None,
    block: str | None = None,
    yes: Annotated[bool, Parameter(negative="")] = False,
    dry_run: Annotated[bool, Parameter(negative="")] = False,
) -> None:
    """Call one operation of a vendor. Lists are printed as JSON Lines, other answers as JSON.

    Args:
        vendor: crewsense, crewio, seven_shifts_v1, seven_shifts or crewmojo.
        operation: Its name, as in: shiftwork operations.
        arguments: name=value; values that are JSON are read as JSON.
        as_json: All arguments as one JSON object.
        block: Name of a saved credentials block; without it the environment and .env are used.
        yes: Write without asking.
        dry_run: Check the arguments and print the request, but do not send it.
    """
    from prefect_shiftwork.cli.arguments import read
    from prefect_shiftwork.vendors.catalogue import operation_of

    wanted = operation_of(vendor, operation)
    given = read(arguments, as_json)
    if dry_run:
        awaited(_show(wanted, given, vendor, block))
        return
    if wanted.spec.kind != "read" and not yes:
        _ask(
            f"{wanted.vendor.title}: {operation} will {WORDS.get(wanted.spec.kind, wanted.spec.kind)} something there."
        )
    awaited(_call(wanted, given, vendor, block))


def _ask(question: str) -> None:
    if not sys.stdin.isatty():
        sys.exit(f"shiftwork: {question} Add --yes to do it without being asked.")
    if input(f"{question} Go on? [y/N] ").strip().lower() not in {"y", "yes"}:
        sys.exit("shiftwork: nothing was done.")


async def _call(operation: "Operation[..., Any]", given: dict[str, Any], vendor: str, block: str | None) -> None:
    from prefect_shiftwork.cli.records import as_json, counted

    credentials = await credentials_of(vendor, block)
    async with credentials.get_client() as client:
        answer = operation.on(client, **given)
        if operation.spec.pages:
            with counted(f"{operation.vendor.title}: {operation.name}") as show:
                async for record in answer:
                    show(record)
            return
        result = await answer
        if isinstance(result, list):
            print("\n".join(map(as_json, result)))
        elif result is not None:
            print(as_json(result, indent=2))


async def _show(operation: "Operation[..., Any]", given: dict[str, Any], vendor: str, block: str | None) -> None:
    from prefect_shiftwork.cli.dry_run import show

    await show(operation, given, await credentials_of(vendor, block))


async def credentials_of(vendor: str, block: str | None) -> "Access[Any]":
    """The credentials of a saved block, or of the environment and .env. Raises InvalidInput where there is none."""
    if block is None:
        from prefect_shiftwork.settings import from_environment

        return from_environment(vendor)
    from prefect_shiftwork.blocks import load_credentials
    from prefect_shiftwork.cli.prefect_server import asking_prefect

    with asking_prefect():
        return await load_credentials(vendor, block)
