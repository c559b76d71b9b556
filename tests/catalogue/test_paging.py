"""A list in pages is whole, and has an end."""

from typing import Any

import pytest

from prefect_shiftwork.rest.errors import UnexpectedAnswer
from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import Operation
from prefect_shiftwork.rest.pages import Windows

ONWARD = "/v1/the/next/page"
TWO_WINDOWS = {"start": "2026-11-23T08:00:00Z", "end": "2026-12-31T08:00:00Z"}


def arguments(listing: Operation[..., Any], example: Any, rows: Any) -> dict[str, Any]:
    """What asks for two pages: of an offset list, full ones; of a list by time, two windows."""
    match listing.spec.pages:
        case Offset():
            return {"limit": len(rows)}
        case Windows():
            return TWO_WINDOWS
    required: dict[str, Any] = example(listing).required()
    return required


async def test_a_list_is_read_to_its_end(listing: Operation[..., Any], line: Any, example: Any, sheets: Any) -> None:
    sheet = sheets(listing)
    line.will(sheet.full(ONWARD), sheet.empty())
    records = await line.call(listing, **arguments(listing, example, sheet.rows))
    assert (len(sheet.rows), 2) == (len(records), len(line.requests))
    assert len(sheet.rows) > 0


async def test_the_second_page_is_another_one(
    listing: Operation[..., Any], line: Any, example: Any, sheets: Any
) -> None:
    sheet = sheets(listing)
    line.will(sheet.full(ONWARD), sheet.empty())
    await line.call(listing, **arguments(listing, example, sheet.rows))
    first, second = line.requests
    assert first.url != second.url
    assert first.url.host == second.url.host


async def test_a_list_without_records_is_empty(
    listing: Operation[..., Any], line: Any, example: Any, sheets: Any
) -> None:
    line.will(sheets(listing).empty())
    assert ([], 1) == (await line.call(listing, **example(listing).required()), len(line.requests))


async def test_a_page_that_leads_to_itself_is_an_error(
    listing: Operation[..., Any], line: Any, example: Any, sheets: Any
) -> None:
    if isinstance(listing.spec.pages, Offset | Windows):
        return  # the caller counts, not the vendor
    line.will(sheets(listing).full(ONWARD))
    with pytest.raises(UnexpectedAnswer, match="pages without end"):
        await line.call(listing, **example(listing).required())
