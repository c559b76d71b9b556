"""``shiftwork drift``: what a vendor answers today that its documents do not say."""

import sys
from typing import TYPE_CHECKING, Any

from cyclopts import App

from prefect_shiftwork.cli.loop import awaited
from prefect_shiftwork.cli.operations import Vendor, credentials_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from prefect_shiftwork.rest.access import Access
    from prefect_shiftwork.rest.drift import Finding
    from prefect_shiftwork.rest.operation import Operation


def add_to(app: App) -> None:
    """Add the command of this room."""
    app.command(drift)


def drift(vendor: Vendor, *, block: str | None = None) -> None:
    """Read what a vendor lists without arguments, and show which fields are new and which cannot be read.

    Names and counts are shown, never what a record holds. Ends with status 1 if something cannot be read.

    Args:
        vendor: crewsense, crewio, seven_shifts_v1, seven_shifts or crewmojo.
        block: Name of a saved credentials block; without it the environment and .env are used.
    """
    unreadable = awaited(_drift(vendor, block))
    if unreadable:
        sys.exit("shiftwork: some of the records above cannot be read. Report it with this table.")


async def _drift(vendor: str, block: str | None) -> bool:
    from prefect_shiftwork.vendors.catalogue import client_of

    listings = plain_reads(client_of(vendor))
    if not listings:
        print(f"{client_of(vendor).title} has nothing that can be read without arguments.")
        return False
    findings, failures = await _read(listings, await credentials_of(vendor, block))
    if findings:
        print("\n".join(_table(findings)))
    elif len(failures) < len(listings):
        print(f"As documented: {len(listings) - len(failures)} operations.")
    for failure in failures:
        print(f"Not read: {failure}")
    return any(not each.readable for each in findings)


def plain_reads(client: type[Any]) -> "list[Operation[..., Any]]":
    """The operations of a client that read something and need no argument."""
    from prefect_shiftwork.rest.operation import Kind, operations

    return [
        each
        for each in operations(client).values()
        if each.spec.kind is Kind.READ
        and not any(field.is_required() for field in each.parameters.model.model_fields.values())
    ]


async def _read(listings: "list[Operation[..., Any]]", credentials: "Access[Any]") -> "tuple[list[Finding], list[str]]":
    """What was found, and why an operation could not be called."""
    from prefect_shiftwork.rest.drift import Finding
    from prefect_shiftwork.rest.errors import ShiftworkError, UnexpectedAnswer

    found: list[Finding] = []
    failures: list[str] = []
    async with credentials.model_copy(update={"on_drift": "skip"}).get_client() as client:
        for each in listings:
            try:
                await _call(each, client)
            except UnexpectedAnswer:
                found.append(Finding(each.name, "the answer", "not as documented", 1))
            except ShiftworkError as error:
                failures.append(str(error))
        return sorted([*found, *client.drift.findings()], key=lambda each: (each.operation, each.field)), failures


async def _call(operation: "Operation[..., Any]", client: Any) -> None:
    answer = operation.on(client)
    if operation.spec.pages:
        async for _ in answer:
            pass
    else:
        await answer


def _table(findings: "Iterable[Finding]") -> list[str]:
    rows = [("Operation", "Field", "What", "Records")]
    for each in findings:
        rows.append(
            (each.operation, each.field, f"cannot be read: {each.why}" if each.why else "new", str(each.records))
        )
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, wide, strict=True)).rstrip() for row in rows]
