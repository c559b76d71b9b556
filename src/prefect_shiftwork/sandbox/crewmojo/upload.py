"""The upload of people as CSV."""

import csv
import io
import re

from fastapi import APIRouter, Request

from prefect_shiftwork.sandbox.crewmojo.humans import REQUIRED, ROLES, Humans
from prefect_shiftwork.sandbox.crewmojo.tokens import AUTHORIZED
from prefect_shiftwork.sandbox.dependencies import TheDesk
from prefect_shiftwork.sandbox.error_object import invalid

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
DATE = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}$")
DATE_COLUMNS = ("employmentStartDate", "employmentEndDate", "leaveStartDate", "leaveEndDate")

router = APIRouter(prefix="/v1/integrations/upload", dependencies=[AUTHORIZED])


@router.post("/humans")
async def upload_humans(request: Request, desk: TheDesk) -> dict[str, int]:
    """Take people in, by employee code, else by e-mail, else as new ones. The answer is not documented."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "text/csv":
        raise invalid("Content-Type must be text/csv")
    changes = desk.state(Humans).upload(_rows(await request.body()))
    for change in ("created", "updated"):
        if changes[change]:
            desk.journal.record("crewmojo", change, f"{changes[change]} people by upload")
    return {"created": changes["created"], "updated": changes["updated"], "unchanged": changes["unchanged"]}


def _rows(content: bytes) -> list[dict[str, str]]:
    """The rows of the file; one bad row refuses the whole of it."""
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        if absent := [column for column in REQUIRED if column not in (reader.fieldnames or ())]:
            raise invalid(f"Missing column: {', '.join(absent)}")
        return [_checked(number, row) for number, row in enumerate(reader, start=1)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise invalid(f"The file is not CSV in UTF-8: {error}") from None


def _checked(number: int, row: dict[str, str]) -> dict[str, str]:
    if None in row or None in row.values():
        raise invalid(f"Row {number}: not as many cells as headings")
    if empty := [column for column in REQUIRED if not row[column].strip()]:
        raise invalid(f"Row {number}: {', '.join(empty)} must be filled")
    if not EMAIL.match(row["emailAddress"]):
        raise invalid(f"Row {number}: emailAddress is not valid")
    if (role := row.get("humanRole")) and role not in ROLES:
        raise invalid(f"Row {number}: humanRole is not configured")
    if wrong := [column for column in DATE_COLUMNS if row.get(column) and not DATE.match(row[column])]:
        raise invalid(f"Row {number}: {', '.join(wrong)} is not a date")
    return row
