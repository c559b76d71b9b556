"""Trades (crewsense.md 3.9): every time of an answer has an offset, those of a request have none."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.shift_records import Trade, trade_told
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, LocalTime, Open, Sent, Text, zoned, zoned_or_none

USERS = ("requesting_user", "accepting_user", "approving_user")

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


class NewTrade(Sent):
    """Who gives which hours; who takes them may be left open."""

    requesting_user: Id
    start: LocalTime
    end: LocalTime
    approving_user_id: Id
    accepting_user_id: Id | None = None


class TradeUpdate(Open):
    """What PATCH and PUT may hold: the documents list no fields for them. Null changes nothing."""

    requesting_user: Id | None = None
    start: LocalTime | None = None
    end: LocalTime | None = None
    approving_user_id: Id | None = None
    accepting_user_id: Id | None = None
    status: Text | None = None


@router.get("/trades")
async def list_trades(office: Here) -> list[Json]:
    """All trades."""
    return [_shown(office, trade) for trade in office.all(Trade)]


@router.get("/trades/{trade_id}/users")
async def list_trade_users(office: Here, trade_id: int) -> list[Json]:
    """Who takes part, and the answer of each; the form of the rows is not documented."""
    trade = office.one(Trade, trade_id)
    rows = [{**_person(office, trade.requesting_user), "status": "requested"}]
    if trade.accepting_user:
        rows.append({**_person(office, trade.accepting_user), "status": "accepted"})
    return rows


@router.post("/trades")
async def create_trade(office: Here, sent: NewTrade) -> Response:
    """A new trade, which is pending."""
    trade = Trade(office.next_id(Trade), requested=office.now(), **_fields(office, sent.model_dump()))
    _kept(office, "created", trade)
    return undocumented(office, "Trade created successfully.", 201, id=trade.id)


@router.patch("/trades/{trade_id}")
@router.put("/trades/{trade_id}")
async def update_trade(office: Here, trade_id: int, sent: TradeUpdate) -> Response:
    """Change what is sent."""
    fields = _fields(office, sent.model_dump(exclude_none=True))
    trade = replace(office.one(Trade, trade_id), **fields)
    _kept(office, "updated", trade)
    return undocumented(office, "Trade updated successfully.", id=trade.id)


@router.delete("/trades/{trade_id}")
async def delete_trade(office: Here, trade_id: int) -> Response:
    """Remove a trade."""
    trade = office.one(Trade, trade_id)
    office.drop(trade)
    office.changed("deleted", trade_told(office, trade))
    return undocumented(office, "Trade removed successfully.")


def _fields(office: Office, sent: dict[str, Any]) -> dict[str, Any]:
    """What was sent under the names of a trade, with times in the organisation's zone."""
    fields = {name.removesuffix("_id"): value for name, value in sent.items()}
    for name in fields.keys() & USERS:
        if fields[name] is not None:
            office.chosen(User, fields[name], name if name == USERS[0] else f"{name}_id")
    for name, value in fields.items():
        if isinstance(value, datetime):
            fields[name] = value.replace(tzinfo=office.zone)
    return fields


def _kept(office: Office, action: str, trade: Trade) -> None:
    if trade.end <= trade.start:
        raise invalid("The end must be a date after start.")
    office.changed(action, trade_told(office, office.keep(trade)), trade.requesting_user)


def _person(office: Office, user_id: int) -> Json:
    return {**person(office, user_id), "id": str(user_id)}


def _shown(office: Office, trade: Trade) -> Json:
    return {
        "id": str(trade.id),
        "requesting_user": _person(office, trade.requesting_user),
        "request_date": zoned(trade.requested),
        "start": zoned(trade.start),
        "end": zoned(trade.end),
        "swap_start": zoned_or_none(trade.swap_start),
        "swap_end": zoned_or_none(trade.swap_end),
        "status": trade.status,
    }
