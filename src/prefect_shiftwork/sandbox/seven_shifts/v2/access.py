"""Who may call v2: an access token of the company, or a token of a partner that names the company."""

import re
from secrets import compare_digest
from typing import Annotated

from fastapi import Depends, Request

from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.v2.errors import V2Error
from prefect_shiftwork.sandbox.seven_shifts.v2.grants import Grant, Grants
from prefect_shiftwork.sandbox.seven_shifts.v2.limiter import Limiter

VERSIONS = {
    "2022-05-01",
    "2022-07-01",
    "2022-10-01",
    "2023-04-01",
    "2023-05-01",
    "2025-03-01",
    "2026-01-01",
    "2026-05-01",
    "2026-06-01",
}
"""Every version that a public source names; an unknown one is refused."""

JSON_VERBS = ("POST", "PUT", "PATCH", "DELETE")


async def authorized(desk: TheDesk, request: Request) -> Grant | None:
    """The grant behind the request's token; None for an access token, which may do everything."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    grant = desk.state(Grants).find(token)
    if scheme.lower() != "bearer" or not (grant or is_access_token(desk, token)):
        raise V2Error(401, "The access token is missing, unknown or expired", "unauthorized")
    desk.state(Limiter).admit(token)
    check_version(request.headers.get("x-api-version"))
    check_guid(desk, request.headers.get("x-company-guid"), needed=grant is not None)
    return grant


def is_access_token(desk: Desk, token: str) -> bool:
    """Whether this is the access token of the company."""
    return compare_digest(token.encode(), desk.credentials.seven_shifts_token.encode())


def check_version(version: str | None) -> None:
    """`x-api-version` may be left out; an unknown date is refused."""
    if version is not None and not (re.fullmatch(r"\d{4}-\d{2}-\d{2}", version) and version in VERSIONS):
        raise V2Error(400, f"The API version {version} is not supported", param="x-api-version")


def check_guid(desk: Desk, guid: str | None, *, needed: bool) -> None:
    """`x-company-guid` names the company that a partner acts for."""
    if guid is None and needed:
        raise V2Error(400, "x-company-guid is required", "missing_parameter", "x-company-guid")
    if guid is not None and guid.lower() != desk.credentials.seven_shifts_company_guid:
        raise V2Error(403, "The company is not connected to this token", "access_denied", "x-company-guid")


async def json_only(request: Request) -> None:
    """A body has to be declared as JSON (lib7shifts cc01f26)."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if request.method in JSON_VERBS and kind != "application/json" and await request.body():
        raise V2Error(400, "The Content-Type has to be application/json", param="content-type")


async def own_company(desk: TheDesk, company_id: int) -> None:
    """Refuse another company than the one of the token, in the path."""
    check_company(desk, company_id)


def check_company(desk: Desk, company_id: int) -> None:
    """Refuse another company than the one of the token."""
    if company_id != desk.credentials.seven_shifts_company_id:
        raise V2Error(403, "The token gives no access to this company", "access_denied", "company_id")


class Scope:
    """What a partner's token needs for a resource: `shifts:read` to read shifts, `shifts:write` to change them."""

    def __init__(self, resource: str) -> None:
        self._resource = resource

    async def __call__(self, request: Request, grant: Annotated[Grant | None, Depends(authorized)]) -> None:
        """Refuse a token without the scope."""
        needed = f"{self._resource}:{'read' if request.method == 'GET' else 'write'}"
        if grant is not None and needed not in grant.scopes:
            raise V2Error(403, f"The token lacks the scope {needed}", "access_denied")
