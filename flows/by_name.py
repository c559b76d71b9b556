"""Records that a form asks for by id or by name: how the fields look, and which record is meant."""

from contextlib import suppress
from typing import Annotated, Any, ParamSpec, TypeVar

from pydantic import AfterValidator, Field, WithJsonSchema

from prefect_shiftwork.blocks import CrewIOCredentials
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import NotFound, Rejected
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.finding import Finder

P = ParamSpec("P")
T = TypeVar("T")

get_event = as_task(CrewIO.get_event)

EventName = Annotated[str, Field(title="Event", description="Name or id, as in CrewIO.", min_length=1)]

NumberOrName = Annotated[
    str,
    Field(coerce_numbers_to_str=True),
    AfterValidator(lambda text: "" if text == "0" else text),
    WithJsonSchema({"anyOf": [{"type": "string", "title": "Name"}, {"type": "integer", "title": "Id"}]}),
]
"""A name, or an id that is a number: two tabs in Prefect's form, of which the first takes both. 0 stands for none."""


async def meant(credentials: Access[Any], finder: Finder[P, T], text: str, *args: P.args, **kwargs: P.kwargs) -> T:
    """The record that a form means, of those that the finder's list has.

    Args:
        credentials: of the finder's vendor.
        finder: of what is meant.
        text: its name or id.
        *args: what the list is asked for.
        **kwargs: what the list is asked for.

    Raises:
        NotFound: nothing has that name or id; the nearest names are told.
        Ambiguous: several records have that name; their ids are told.
    """
    return finder.among(await as_task(finder.listing)(credentials, *args, **kwargs), text)


async def event_id(credentials: CrewIOCredentials, text: str) -> str:
    """The id of the event that a form means.

    How many events CrewIO lists is not documented ("Endpoints: GET /events"), so what is not in the list is asked for
    by itself: it may be an id.

    Raises:
        NotFound: no event has that name or id; the nearest names are told.
        Ambiguous: several events have that name; their ids are told.
    """
    try:
        return (await meant(credentials, CrewIO.find_event, text)).id
    except NotFound:
        with suppress(NotFound, Rejected):
            return (await get_event(credentials, text)).id
        raise
