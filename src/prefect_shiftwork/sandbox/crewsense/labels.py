"""Crew scheduler labels (crewsense.md 3.5): updated by POST, every required field again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.wire import Colour, Json, Sent, Text, Whole

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Label:
    """A word on a shift, in a colour."""

    id: int
    label: str
    color: str
    text_color: str
    position: int = 0

    def __str__(self) -> str:
        return f"Label {self.id} '{self.label}'"


class LabelFields(Sent):
    """What a label is made of."""

    label: Text
    color: Colour
    text_color: Colour
    position: Whole = 0


@router.get("/labels")
async def list_labels(office: Here) -> list[Json]:
    """All labels."""
    return [_shown(label) for label in office.all(Label)]


@router.get("/labels/{label_id}")
async def get_label(office: Here, label_id: int) -> Json:
    """One label."""
    return _shown(office.one(Label, label_id))


@router.post("/labels")
async def create_label(office: Here, sent: LabelFields) -> Response:
    """A new label."""
    label = office.keep(Label(office.next_id(Label), **sent.model_dump()))
    office.changed("created", str(label))
    return undocumented(office, f"Added new label {label.label}.", 201, id=label.id)


@router.post("/labels/{label_id}")
async def update_label(office: Here, label_id: int, sent: LabelFields) -> Response:
    """Change a label; a position that is not sent stays as it is."""
    label = office.keep(replace(office.one(Label, label_id), **sent.changes()))
    office.changed("updated", str(label))
    return undocumented(office, f"Label {label.label} updated.", id=label.id)


@router.delete("/labels/{label_id}")
async def delete_label(office: Here, label_id: int) -> Response:
    """Remove a label for good."""
    label = office.one(Label, label_id)
    office.drop(label)
    office.changed("deleted", str(label))
    return undocumented(office, f"Label {label.label} removed.")


def labels_of(office: Office, ids: Iterable[int]) -> list[Label]:
    """The labels of a shift that have not been removed since."""
    return [label for number in ids if (label := office.find(Label, number))]


def _shown(label: Label) -> Json:
    # Here ids and positions are strings; in the schedule the same id is a number (crewsense.md 5.2).
    return {
        "id": str(label.id),
        "label": label.label,
        "color": label.color,
        "text_color": label.text_color,
        "position": str(label.position),
    }
