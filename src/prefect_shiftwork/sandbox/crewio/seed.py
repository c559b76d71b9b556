"""What the club starts with: the portal's example event and the event of the world."""

from datetime import UTC, date, datetime

from prefect_shiftwork.sandbox.crewio.models import (
    Answer,
    AssignmentBody,
    EventBody,
    RequestBody,
    ResponseBody,
    RoleBody,
    Shift,
    ShiftBody,
    TimeSlot,
)
from prefect_shiftwork.sandbox.crewio.store import EventFile, Store, user_id
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.event import Event

WEEKDAYS = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def seeded(desk: Desk) -> Store:
    """A store with both events."""
    store = Store(desk)
    _documented_event(store)
    _world_event(store, desk.world.event)
    return store


def _documented_event(store: Store) -> None:
    """The values of the portal's three flows, word for word."""
    file = _open(store, "Sommerfest 2026", date(2026, 7, 12), date(2026, 7, 13))
    helper = next(iter(store.members))
    role = store.add_role(file, RoleBody(name="Getränkestand", color="#2563EB"))
    start, end = datetime(2026, 7, 12, 14, tzinfo=UTC), datetime(2026, 7, 12, 18, tzinfo=UTC)
    body = ShiftBody(role_id=role.id, start_time=start, end_time=end, required_count=3)
    shift = store.add_shift(file, body)
    notes = "Von externer Einsatzplanung übernommen"
    store.assign(file, AssignmentBody(shift_id=shift.id, user_id=helper, state="confirmed", notes=notes))
    slots = [TimeSlot(id="slot_a", label="Sa 10:00-12:00"), TimeSlot(id="slot_b", label="Sa 12:00-14:00")]
    request = store.ask(file, RequestBody(time_slots=slots))
    answers = [Answer(time_slot_id="slot_a", available=True), Answer(time_slot_id="slot_b", available=False)]
    store.answer(file, ResponseBody(request_id=request.id, user_id=helper, responses=answers))


def _world_event(store: Store, event: Event) -> None:
    file = _open(store, event.name, event.start, event.end)
    roles = {role: store.add_role(file, RoleBody(name=role.name, color=role.color)) for role in event.roles}
    for turn in event.shifts:
        body = ShiftBody(
            role_id=roles[turn.role].id,
            start_time=turn.start,
            end_time=turn.end,
            required_count=turn.required,
        )
        shift = store.add_shift(file, body)
        for helper in turn.helpers:
            store.assign(file, AssignmentBody(shift_id=shift.id, user_id=user_id(helper), state="confirmed"))
    _ask_around(store, file, event)


def _ask_around(store: Store, file: EventFile, event: Event) -> None:
    """Ask for every shift under its own id, and let the helpers answer by turns."""
    slots = [TimeSlot(id=str(shift.id), label=_label(shift, event)) for shift in file.shifts.values()]
    request = store.ask(file, RequestBody(time_slots=slots))
    for helper in event.helpers[:6]:
        answers = [
            Answer(time_slot_id=slot.id, available=(helper.number + number) % 3 > 0)
            for number, slot in enumerate(slots)
        ]
        body = ResponseBody(request_id=request.id, user_id=user_id(helper), responses=answers)
        store.answer(file, body)


def _label(shift: Shift, event: Event) -> str:
    zone = event.shifts[0].start.tzinfo
    start, end = shift.start_time.astimezone(zone), shift.end_time.astimezone(zone)
    return f"{WEEKDAYS[start.weekday()]} {start:%H:%M}-{end:%H:%M}"


def _open(store: Store, name: str, start: date, end: date) -> EventFile:
    """An active event of the club to which every member has access."""
    body = EventBody(
        name=name,
        start_date=start.isoformat(),
        end_date=end.isoformat(),
        status="active",
        location="Stadtpark Mainz",
    )
    file = store.add_event(body)
    file.helpers.update(store.members)
    return file
