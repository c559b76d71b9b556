"""Companies of v1: the one that the key belongs to."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Company
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import ListQuery, Row, page_of, rows_answer, saved
from prefect_shiftwork.sandbox.seven_shifts.v1.shapes import COMPANY
from prefect_shiftwork.sandbox.seven_shifts.values import Name

router = APIRouter(prefix="/companies")


class CompanyChanges(Body):
    """Only certain fields may be changed and the document does not say which: here name, country and photo."""

    name: Name = OMITTED
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] = OMITTED
    photo: str = OMITTED


class UpdateCompany(Body):
    """The body of an update."""

    company: CompanyChanges


@router.get("")
async def list_companies(books: TheBooks, query: Annotated[ListQuery, Row, Query()]) -> JSONResponse:
    """One row; its id is a string here, and only here (sample of Companies List)."""
    page = page_of(COMPANY, [books.company], query, books)
    rows: list[Row] = [{"company": COMPANY.row(company) | {"id": str(company.id)}} for company in page.records]
    return rows_answer(rows, page.total)


@router.get("/{company_id}")
async def get_company(books: TheBooks, company_id: int) -> JSONResponse:
    """The company, with a `total` and without a `message` (sample of Companies Read)."""
    company = own_company(books, company_id)
    return JSONResponse({"status": "success", "data": {"company": COMPANY.row(company)}, "total": 1})


@router.put("/{company_id}")
async def update_company(
    books: TheBooks, company_id: int, body: Annotated[UpdateCompany, json_body(UpdateCompany)]
) -> JSONResponse:
    """Change the company's own record."""
    company = own_company(books, company_id)
    books.change(company, **body.company.given())
    return saved(COMPANY, company, "Company saved.")


def own_company(books: Books, company_id: int) -> Company:
    """The company of the key; any other id is refused."""
    if company_id != books.company.id:
        raise V1Error("access_denied", "You are only allowed to supply your own company id")
    return books.company
