"""The rows of the schedule, each in the live and in the documented form (crewsense.md 3.1 and 5.1)."""

from dataclasses import dataclass
from datetime import date, datetime

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.callbacks import ACCEPTED, Answer, Callback
from prefect_shiftwork.sandbox.crewsense.groups import Group
from prefect_shiftwork.sandbox.crewsense.labels import Label, labels_of
from prefect_shiftwork.sandbox.crewsense.leave import Segment, TimeOff
from prefect_shiftwork.sandbox.crewsense.lists import Title
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.qualifiers import Qualifier
from prefect_shiftwork.sandbox.crewsense.shift_records import MiscHours, Occurrence, Shift, Trade
from prefect_shiftwork.sandbox.crewsense.time_off_types import TimeOffType
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import ORIGIN, Json, hours, href, local, local_or_none
from prefect_shiftwork.sandbox.crewsense.work_types import WorkSubtype, WorkType


@dataclass(frozen=True, slots=True)
class Style:
    """Which of the two forms is written: the live one has more keys, fewer links, and links of another origin."""

    live: bool
    origin: str = ORIGIN

    def row(self, both: Json, live: Json, documented: Json) -> Json:
        """A row with what both forms have, and with what only this one has."""
        return {**both, **(live if self.live else documented)}

    def link(self, path: str) -> Json:
        """An address, as a key to merge into a row."""
        return {"href": href(path, self.origin)}

    def worker(self, office: Office, user_id: int) -> Json:
        """A user with a link, as shifts have it in both forms."""
        return self.row(self.linked(office, user_id), _training_id(office, user_id), {})

    def absent(self, office: Office, user_id: int) -> Json:
        """A user with a link in the documents, and with the id of the training system live."""
        return self.row(_bare(office, user_id), _training_id(office, user_id), self.link(f"users/{user_id}"))

    def other(self, office: Office, user_id: int) -> Json:
        """A user with a link in the documents, and without one live."""
        return self.row(_bare(office, user_id), {}, self.link(f"users/{user_id}"))

    def linked(self, office: Office, user_id: int) -> Json:
        """A user with a link."""
        return {**_bare(office, user_id), **self.link(f"users/{user_id}")}


def assignment(
    office: Office,
    style: Style,
    row: Assignment,
    day: date,
    times: tuple[datetime, datetime],
    shifts: list[Json],
) -> Json:
    """An assignment on one day; an empty one is listed too."""
    return {
        "id": row.id,
        **style.link(f"assignments/{row.id}"),
        "date": day,
        "start": local(times[0]),
        "end": local(times[1]),
        "name": row.name,
        "qualifiers_needed": [
            {**_qualifier(office.one(Qualifier, number)), "minimum_staffing": staffing}
            for number, staffing in row.qualifiers_needed
        ],
        "minimum_staffing": row.positions_to_fill,
        "is_finalized": day in row.finalized,
        "notes": None,
        "shifts": shifts,
    }


def shift(office: Office, style: Style, row: Shift, on: Occurrence) -> Json:
    """A shift on one day."""
    length = on.end - on.start
    both = {
        "id": row.id,
        **style.link(f"shifts/{row.id}"),
        "start": local(on.start),
        "end": local(on.end),
        "length": hours(length),
        "break_start": local_or_none(on.break_start),
        "break_end": local_or_none(on.break_end),
        "break_length": hours(on.break_length),
        "hold_over": 0,
        "recurring": row.recurring,
        "user": style.worker(office, row.user_id),
        "scheduled_by": style.worker(office, row.scheduled_by),
        "work_type": _work_type(office, style, row),
        "labels": [_label(style, label) for label in labels_of(office, row.labels)],
        "qualifiers": [
            {**_qualifier(office.one(Qualifier, number)), **style.link(f"qualifiers/{number}")}
            for number in row.qualifiers
        ],
        "groups": _groups(office, row.user_id),
    }
    extra: Json = {"real_length": hours(length - on.break_length), "hold_over_details": None, "notes": row.notes}
    return style.row(both, live=extra, documented={})


def time_off(office: Office, style: Style, entry: TimeOff, segment: Segment) -> Json:
    """One segment of approved time off. The documents' link is singular and leads nowhere."""
    kind = office.one(TimeOffType, entry.type_id)
    length = segment.end - segment.start
    both = {
        "id": entry.id,
        "start": local(segment.start),
        "end": local(segment.end),
        "user": style.absent(office, entry.user_id),
        "admin": style.absent(office, entry.admin_ids[0]),
        "time_off_type": {
            **kind.embedded(),
            **style.link(f"time_off_types/{kind.id}"),
            "color": kind.primary_color,
            "text_color": kind.secondary_color,
            "subtypes": [],
        },
    }
    extra: Json = {
        "length": hours(length),
        "real_length": hours(length - segment.break_length),
        "break_start": None,
        "break_end": None,
        "break_length": hours(segment.break_length),
        "recurring": False,
        "notes": entry.user_note,
    }
    return style.row(both, live=extra, documented=style.link(f"time_off/{entry.id}"))


def callback(office: Office, style: Style, row: Callback) -> Json:
    """A callback that is filled, with those who accepted. The live link is singular and leads nowhere."""
    title = office.one(Title, row.title_id)
    both = {
        "id": row.id,
        **style.link(f"callback/{row.id}" if style.live else f"callbacks/{row.id}"),
        "start": local(row.start),
        "end": local(row.end),
        "minimum_staffing": row.positions_to_fill,
        "title": style.row({"id": title.id, "name": title.name}, {}, style.link(f"titles/{title.id}")),
        "records": [_acceptance(office, style, row, answer) for answer in row.answers if answer.status == ACCEPTED],
    }
    return style.row(both, live={"admin": style.absent(office, row.initiated_by)}, documented={})


def trade(office: Office, style: Style, row: Trade, start: datetime, end: datetime) -> Json:
    """One leg of a trade: the legs of a swap share their id."""
    both = {
        "id": row.id,
        "start": local(start),
        "end": local(end),
        "requesting_user": style.other(office, row.requesting_user),
        "accepting_user": style.other(office, row.accepting_user) if row.accepting_user else None,
    }
    linked = {"admin": style.linked(office, row.approving_user), **style.link(f"trades/{row.id}")}
    return style.row(both, live={"admin": None}, documented=linked)


def misc(office: Office, style: Style, row: MiscHours) -> Json:
    """Miscellaneous hours: `work_type` is a word here."""
    work_type = office.one(WorkType, row.work_type_id)
    both = {
        "id": row.id,
        "date": row.start.date(),
        "length": hours(row.end - row.start),
        "user": style.worker(office, row.user_id),
        "work_type": work_type.label,
    }
    extra: Json = {
        "start": local(row.start),
        "end": local(row.end),
        "work_type_details": _work_type_details(style, work_type),
        "work_subtypes": [],
        "notes": row.notes,
    }
    return style.row(both, live=extra, documented=style.link(f"misc/{row.id}"))


def _bare(office: Office, user_id: int) -> Json:
    return {"id": user_id, "name": office.one(User, user_id).full_name}


def _training_id(office: Office, user_id: int) -> Json:
    return {"ts_userid": office.one(User, user_id).target_solutions_id}


def _work_type(office: Office, style: Style, row: Shift) -> Json:
    subtypes = [office.one(WorkSubtype, row.work_subtype_id)] if row.work_subtype_id else []
    return {
        **_work_type_details(style, office.one(WorkType, row.work_type_id)),
        "subtypes": [{"id": subtype.id, "label": subtype.label} for subtype in subtypes],
    }


def _work_type_details(style: Style, row: WorkType) -> Json:
    return {
        "id": row.id,
        **style.link(f"work_types/{row.id}"),
        "name": row.label,
        "work_code": row.work_code,
        "color": row.primary_color,
        "text_color": row.secondary_color,
    }


def _label(style: Style, row: Label) -> Json:
    look = {"color": row.color, "text_color": row.text_color}
    return {"id": row.id, **style.link(f"labels/{row.id}"), "label": row.label, **look}


def _qualifier(row: Qualifier) -> Json:
    look = {"color": row.color, "text_color": row.text_color}
    return {"id": row.id, "name": row.name, "shortcode": row.shortcode, **look}


def _groups(office: Office, user_id: int) -> list[Json]:
    groups = [office.one(Group, number) for number in office.one(User, user_id).groups]
    return [{"id": group.id, "label": group.name} for group in groups]


def _acceptance(office: Office, style: Style, row: Callback, answer: Answer) -> Json:
    both = {
        "id": row.id * 10 + answer.position,
        "start": local(answer.start_time or row.start),
        "end": local(answer.end_time or row.end),
        "user": style.other(office, answer.user_id),
    }
    return style.row(both, live={}, documented={"work_site": None})
