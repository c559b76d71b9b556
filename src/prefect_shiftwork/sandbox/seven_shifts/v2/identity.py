"""Who the token belongs to, and which company."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body, Filters, TheBooks, json_body
from prefect_shiftwork.sandbox.seven_shifts.v2.access import Scope, own_company
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row, single
from prefect_shiftwork.sandbox.seven_shifts.v2.user_shape import identity_of, user_row
from prefect_shiftwork.sandbox.seven_shifts.v2.values import offset
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name

router = APIRouter()
companies = APIRouter(prefix="/companies", dependencies=[Depends(Scope("companies"))])


class CompanyQuery(Filters):
    """This list has no pages, and yet clients send it a cursor and a limit (tap-7shifts, Airbyte)."""

    modified_since: Day | None = None
    cursor: str | None = None
    limit: int | None = None


class CompanyChanges(Body):
    """What of a company can be changed."""

    name: Name = OMITTED
    country: Annotated[str, Field(min_length=2, max_length=2)] = OMITTED
    photo: str | None = None
    pos: str | None = None


@router.get("/whoami")
async def get_identity(books: TheBooks) -> JSONResponse:
    """The person behind the token, the first manager, and their user at every company."""
    user = books.owner()
    return single("whoami", {"identity_id": identity_of(user), "users": [user_row(books, user)]})


@companies.get("")
async def list_companies(books: TheBooks, query: Annotated[CompanyQuery, Query()]) -> JSONResponse:
    """The one company, without `meta`."""
    since = query.modified_since
    data = [company_row(books)] if since is None or books.company.modified.date() >= since else []
    return JSONResponse({"object": "companies", "data": data})


@companies.get("/{company_id}", dependencies=[Depends(own_company)])
async def get_company(books: TheBooks) -> JSONResponse:
    """The company, bare (OpenAPI document; lib7shifts reads it from `data`)."""
    return JSONResponse(company_row(books))


@companies.patch("/{company_id}", dependencies=[Depends(own_company)])
async def update_company(books: TheBooks, body: Annotated[CompanyChanges, json_body(CompanyChanges)]) -> JSONResponse:
    """Change the company."""
    fields = body.given()
    books.change(books.company, **fields | ({"photo": fields["photo"] or ""} if "photo" in fields else {}))
    return JSONResponse(company_row(books))


def company_row(books: Books) -> Row:
    """The company; `meta.api_key` of the OpenAPI document is left out, for the sandbox has no key to show."""
    company = books.company
    return {
        "id": company.id,
        "name": company.name,
        "country": company.country,
        "photo": company.photo or None,
        "plan_id": "works",
        "created": offset(company.created),
        "modified": offset(company.modified),
        "expires": None,
        "days_to_expire": None,
        "converted": offset(company.created),
        "pos": company.pos,
        "status": "active",
        "start_week_on": 0,
    }
