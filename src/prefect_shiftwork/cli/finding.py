"""``shiftwork find``: one record of a vendor by the name that people know it by."""

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter
from cyclopts.completion import CompletionContext

from prefect_shiftwork.cli import completion
from prefect_shiftwork.cli.loop import awaited
from prefect_shiftwork.cli.operations import Vendor, credentials_of
from prefect_shiftwork.rest.errors import InvalidInput

if TYPE_CHECKING:
    from prefect_shiftwork.vendors.finding import Finder


def add_to(app: App) -> None:
    """Add the command of this room."""
    app.command(find)


def kinds(context: CompletionContext) -> dict[str, str]:
    """What can be found at the vendor that was typed."""
    try:
        known = _finders(context["vendor"].value)
    except InvalidInput:
        return {}
    return {kind: completion.summary(each.__doc__ or "") for kind, each in known.items()}


def narrowing(context: CompletionContext) -> list[str]:
    """What the list of that kind can be asked for, as ``name=``."""
    try:
        finder = _finder(context["vendor"].value, context["kind"].value)
    except InvalidInput:
        return []
    return [f"{name}=" for name in finder.listing.parameters.model.model_fields]


def find(
    vendor: Vendor,
    kind: Annotated[str, Parameter(completer=kinds)],
    name: str,
    /,
    *arguments: Annotated[str, Parameter(completer=narrowing)],
    block: str | None = None,
) -> None:
    """Find one record by its name, and print it as JSON. Capitals, accents and blanks do not matter.

    Args:
        vendor: crewsense, crewio, seven_shifts_v1 or seven_shifts.
        kind: user, role, location, work_type and so on.
        name: Its name, its id, or the email of a person.
        arguments: name=value; what the list is narrowed to, like location_id=1540.
        block: Name of a saved credentials block; without it the environment and .env are used.
    """
    from prefect_shiftwork.cli.arguments import read

    awaited(_find(_finder(vendor, kind), name, read(arguments), vendor, block))


async def _find(finder: "Finder[..., Any]", name: str, given: dict[str, Any], vendor: str, block: str | None) -> None:
    from prefect_shiftwork.cli.records import as_json

    credentials = await credentials_of(vendor, block)
    async with credentials.get_client() as client:
        print(as_json(await finder.on(client, name, **given), indent=2))


def _finder(vendor: str, kind: str) -> "Finder[..., Any]":
    """The finder of that kind. Raises InvalidInput with the kinds that there are."""
    known = _finders(vendor)
    wanted = kind.replace(" ", "_").replace("-", "_")
    if wanted not in known:
        there_is = f"There is {', '.join(known)}." if known else "It lists no records that have names."
        raise InvalidInput(f"At {vendor} no {kind!r} can be found by name. {there_is}")
    return known[wanted]


def _finders(vendor: str) -> "dict[str, Finder[..., Any]]":
    from prefect_shiftwork.vendors.catalogue import client_of
    from prefect_shiftwork.vendors.finding import finders

    return finders(client_of(vendor))
