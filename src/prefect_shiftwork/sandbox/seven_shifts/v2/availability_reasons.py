"""Reasons for being unavailable, which a company words itself. No source shows the answers: they are wrapped here."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID
from prefect_shiftwork.sandbox.seven_shifts.records import AvailabilityReason
from prefect_shiftwork.sandbox.seven_shifts.requests import TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.availability_bodies import NewReason
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import CursorQuery, Row, page_of

router = APIRouter(prefix="/availability_reasons")

TheReason = Annotated[NewReason, json_body(NewReason)]


@router.get("")
async def list_availability_reasons(books: TheBooks, query: Annotated[CursorQuery, Query()]) -> JSONResponse:
    """All reasons."""
    page = page_of(books.desk, books.availability_reasons, query.resumed())
    return JSONResponse({"data": [reason_row(reason) for reason in page.records], "meta": page.meta()})


@router.post("")
async def create_availability_reason(books: TheBooks, body: TheReason) -> JSONResponse:
    """Add a reason."""
    return JSONResponse({"data": reason_row(books.create(books.availability_reasons, **body.fields()))}, 201)


@router.get("/{reason_id}")
async def get_availability_reason(books: TheBooks, reason_id: int) -> JSONResponse:
    """One reason."""
    return JSONResponse({"data": reason_row(books.availability_reasons.must(reason_id))})


@router.put("/{reason_id}")
async def update_availability_reason(books: TheBooks, reason_id: int, body: TheReason) -> JSONResponse:
    """Change a reason."""
    reason = books.availability_reasons.must(reason_id)
    books.change(reason, **body.fields())
    return JSONResponse({"data": reason_row(reason)})


@router.delete("/{reason_id}")
async def delete_availability_reason(books: TheBooks, reason_id: int) -> Response:
    """Drop a reason."""
    books.remove(books.availability_reasons, books.availability_reasons.must(reason_id))
    return Response(status_code=204)


def reason_row(reason: AvailabilityReason) -> Row:
    """A reason as v2 shows it."""
    return {
        "id": reason.id,
        "company_id": COMPANY_ID,
        "reason": reason.reason,
        "comments_required": reason.comments_required,
    }
