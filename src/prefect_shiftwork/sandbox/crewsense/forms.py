"""Forms and what was filled in (crewsense.md 3.8)."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import name_of, person
from prefect_shiftwork.sandbox.crewsense.wire import Json, local, zoned_without_colon

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Submission:
    """A filled-in form: aware time, and answers by question; a question may have several answers."""

    user_id: int
    submitted: datetime
    answers: tuple[tuple[str, str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form; `created` is local and without a zone."""

    id: int
    title: str
    created: datetime
    created_by: int
    submissions: tuple[Submission, ...] = ()


@router.get("/forms")
@router.get("/forms/")
async def list_forms(office: Here) -> Json:
    """All forms by id; the documents write the path with a slash at its end."""
    return {
        str(form.id): {
            "title": form.title,
            "created_at": local(form.created),
            "created_by": name_of(office, form.created_by),
        }
        for form in office.all(Form)
    }


@router.get("/forms/{form_id}/submissions")
async def list_form_submissions(office: Here, form_id: int) -> list[Json]:
    """What was filled in."""
    return [_shown(office, submission) for submission in office.one(Form, form_id).submissions]


def _shown(office: Office, submission: Submission) -> Json:
    return {
        "user": {**person(office, submission.user_id), "id": str(submission.user_id)},
        "submitted_at": zoned_without_colon(submission.submitted),
        "submission": [_answer(title, value) for title, value in submission.answers],
    }


def _answer(title: str, value: str | tuple[str, ...]) -> Json:
    return {"title": title, "value" if isinstance(value, str) else "values": value}
