"""What a run makes of lists that records were left out of, as a credential with "skip" allows.

What is known of such a list is true, but what is missing in it may be there. So it removes nothing, and nothing is
created because it is missing there. The client notes what was left out: a run holds it open (``running.held_open``).
"""

from typing import Any

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import Failure, UnexpectedAnswer
from prefect_shiftwork.rest.operation import Operation

FIX = "Ask for a version of the pack that knows the change."


async def left_out(credentials: Access[Any]) -> list[str]:
    """A sentence for each field because of which records were left out so far; with any, lists may not be whole."""
    async with credentials.get_client() as client:
        return [
            f"{client.title} {each}: {each.records} left out of the list. {FIX}" for each in client.drift.left_out()
        ]


async def need_whole(credentials: Access[Any], listing: Operation[..., Any]) -> None:
    """Refuse to go on with a list that records were left out of, where a missing one would be made a second time.

    Raises:
        UnexpectedAnswer: naming the first field that could not be read.
    """
    async with credentials.get_client() as client:
        for each in client.drift.left_out(listing.name):
            raise UnexpectedAnswer(
                Failure(client.title, listing.name),
                happened=f"left out {each.records} whose {each.field} cannot be read, but all are needed here",
                fix=FIX,
            )
