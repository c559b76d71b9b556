"""Labels and qualifiers of a shift (crewsense.md 3.3): a POST of bare ids replaces them all."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import no_record
from prefect_shiftwork.sandbox.crewsense.labels import Label
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.qualifiers import Qualifier
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.shift_records import Shift, shift_told
from prefect_shiftwork.sandbox.crewsense.shifts import labels_shown, qualifiers_shown
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json

Kind = Literal["labels", "qualifiers"]

SHOWN: dict[Kind, Callable[[Office, Shift], list[Json]]] = {"labels": labels_shown, "qualifiers": qualifiers_shown}
MODELS: dict[Kind, type[Label] | type[Qualifier]] = {"labels": Label, "qualifiers": Qualifier}

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/shifts/{shift_id}/{kind}")
async def list_marks(office: Here, shift_id: int, kind: Kind) -> list[Json]:
    """The labels or the qualifiers of a shift."""
    return SHOWN[kind](office, office.one(Shift, shift_id))


@router.post("/shifts/{shift_id}/{kind}")
async def replace_marks(office: Here, shift_id: int, kind: Kind, ids: list[Id]) -> Response:
    """Put these on a shift, and take all others off."""
    shift = office.one(Shift, shift_id)
    for number in ids:
        office.chosen(MODELS[kind], number, kind)
    return _marked(office, shift, kind, tuple(ids))


@router.delete("/shifts/{shift_id}/{kind}")
async def delete_marks(office: Here, shift_id: int, kind: Kind) -> Response:
    """Take them all off a shift."""
    return _marked(office, office.one(Shift, shift_id), kind, ())


@router.delete("/shifts/{shift_id}/{kind}/{mark_id}")
async def delete_mark(office: Here, shift_id: int, kind: Kind, mark_id: int) -> Response:
    """Take one off a shift that has it."""
    shift = office.one(Shift, shift_id)
    marks = _marks(shift, kind)
    if mark_id not in marks:
        raise no_record(MODELS[kind].__name__)
    return _marked(office, shift, kind, tuple(number for number in marks if number != mark_id))


def _marks(shift: Shift, kind: Kind) -> tuple[int, ...]:
    return shift.labels if kind == "labels" else shift.qualifiers


def _marked(office: Office, shift: Shift, kind: Kind, marks: tuple[int, ...]) -> Response:
    changed = replace(shift, labels=marks) if kind == "labels" else replace(shift, qualifiers=marks)
    office.keep(replace(changed, updated=office.now()))
    office.changed("updated", f"{kind.capitalize()} of {shift_told(office, shift)}")
    return undocumented(office, f"Shift {kind} updated successfully.")
