"""HTTP Basic as v1 wants it: the API key is the user, the password is empty (Partner API, Authentication)."""

import secrets
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPBasic, HTTPBasicCredentials

from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.seven_shifts.v1.errors import V1Error

basic = HTTPBasic(auto_error=False)


async def authorized(desk: TheDesk, presented: Annotated[HTTPBasicCredentials | None, Depends(basic)]) -> None:
    """Refuse a request without the key, and every request once v1 counts as retired."""
    if presented is None or not accepts(desk.credentials.seven_shifts_v1_key, presented):
        raise V1Error("unauthorized", "You are not authorized to access this account")
    if desk.quirk("seven_shifts.v1_retired"):
        raise V1Error("unauthorized", "API keys are no longer supported, use an access token and API v2")


def accepts(key: str, presented: HTTPBasicCredentials) -> bool:
    """Whether these are the key and no password."""
    return secrets.compare_digest(presented.username.encode(), key.encode()) and presented.password == ""
