"""What a user has in the time off bank (crewsense.md 3.4): a POST adds to it, it does not set it."""

from dataclasses import dataclass, replace

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Number, Sent, number

BANK = "/users/{user_id}/timeoff/accrual/bank"

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Balance:
    """Hours of one type that a user may take; less than nothing is allowed."""

    id: int
    user_id: int
    type_id: int
    hours: float


class Adjustment(Sent):
    """Hours to add, or to take away with a minus."""

    time_off_type_id: Id
    hours: Number
    admin_id: Id
    notes: str | None = None


@router.get(BANK)
async def get_bank(office: Here, user_id: int) -> list[Json]:
    """The balances of a user."""
    return [
        {"hours": number(balance.hours), "time_off_type": _type(office, balance.type_id)}
        for balance in _balances(office, office.one(User, user_id))
    ]


@router.get("/users/{user_id}/timeoff/accrual/profile")
async def get_profile(office: Here, user_id: int) -> list[Json]:
    """How each type accrues for a user."""
    office.one(User, user_id)
    return [
        {"time_off_type": _type(office, row.id), "accrual_type": row.accrual_type} for row in office.all(TimeOffType)
    ]


@router.post(BANK)
async def adjust_bank(office: Here, user_id: int, sent: Adjustment) -> Response:
    """Change a balance by some hours."""
    user = office.one(User, user_id)
    row = office.chosen(TimeOffType, sent.time_off_type_id, "time_off_type_id")
    admin = office.chosen(User, sent.admin_id, "admin_id")
    balances = {balance.type_id: balance for balance in _balances(office, user)}
    balance = balances.get(row.id) or Balance(office.next_id(Balance), user.id, row.id, 0)
    balance = office.keep(replace(balance, hours=balance.hours + sent.hours))
    change = f"{number(sent.hours):+} hours of {row.label}, now {number(balance.hours)}"
    office.changed("adjusted", f"Time off bank of {user.full_name}: {change}", admin.id)
    return undocumented(office, f"Time off bank adjusted: {change}.")


@router.post(BANK + "/{bank_id}")
async def adjust_bank_by_id(office: Here, user_id: int, bank_id: int, sent: Adjustment) -> Response:
    """The same: a heading of the documents adds an id that their request line does not have."""
    office.chosen(Balance, bank_id, "bank_id")
    return await adjust_bank(office, user_id, sent)


def _balances(office: Office, user: User) -> list[Balance]:
    return [balance for balance in office.all(Balance) if balance.user_id == user.id]


def _type(office: Office, type_id: int) -> Json:
    return {"id": type_id, "name": office.one(TimeOffType, type_id).label}
