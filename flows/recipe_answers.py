"""What the calls of a recipe are answered: a vendor's own answer, one record of a list by its name, a report's rows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from pydantic import TypeAdapter

from prefect_shiftwork.blocks import CrewmojoCredentials
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.report_sources import download
from prefect_shiftwork.recipes.operations import NAMED, Called, Search
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.operation import Operation
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.vendors.crewmojo import Crewmojo


async def answered(called: Called, credentials: Access[Any], calls: list[dict[str, Any]]) -> list[object]:
    """What each of some calls comes to."""
    if isinstance(called, Search):
        return await searched(called, credentials, calls)
    return [await answer(called, credentials, given) for given in calls]


async def searched(search: Search, credentials: Access[Any], calls: list[dict[str, Any]]) -> list[object]:
    """The record that each call means. A list that several calls search is read once.

    Raises:
        NotFound: nothing has a name or id; the nearest names are told.
        Ambiguous: several records have a name; their ids are told.
    """
    finder = search.finder
    lists: dict[str, list[object]] = {}
    found: list[object] = []
    for call in calls:
        asked = {name: each for name, each in call.items() if name != NAMED}
        if (key := str(asked)) not in lists:
            lists[key] = cast("list[object]", await answer(finder.listing, credentials, asked))
        found.append(finder.among(lists[key], str(call[NAMED])))
    return found


async def answer(operation: Operation[..., Any], credentials: Access[Any], given: Mapping[str, Any]) -> object:
    """What the vendor answers; a report of Crewmojo, which may take minutes, as its rows."""
    if operation is Crewmojo.request_report:
        return await report(cast("CrewmojoCredentials", credentials), given)
    return await as_task(operation).fn(credentials, **given)


async def report(credentials: CrewmojoCredentials, given: Mapping[str, Any]) -> list[object]:
    """The rows of a report of Crewmojo by their headings, however long it takes.

    Raises:
        InvalidInput: there is no period to report on.
    """
    if not given.get("start_date") or not given.get("end_date"):
        raise InvalidInput("A report in a recipe needs start_date and end_date.")
    days = TypeAdapter(date)
    period = Period(days.validate_python(given["start_date"]), days.validate_python(given["end_date"]))
    with TemporaryDirectory(prefix="shiftwork-") as folder:
        rows = await download(credentials, str(given["report_id"]), period, Path(folder))
        with rows:
            return [dict(zip(rows.columns, row, strict=True)) for row in rows]
