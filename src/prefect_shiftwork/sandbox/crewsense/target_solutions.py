"""Users of the training system that are linked to users of the organisation (crewsense.md 3.9)."""

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.errors import no_record
from prefect_shiftwork.sandbox.crewsense.office import COMPANY_ID, Here, Office
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User
from prefect_shiftwork.sandbox.crewsense.wire import Json

CUSTOMER_ID = 1

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@router.get("/target_solutions/users")
async def list_training_users(office: Here) -> list[Json]:
    """All linked users."""
    return [_shown(user) for user in _linked(office)]


@router.get("/target_solutions/users/{training_id}")
async def get_training_user(office: Here, training_id: int) -> Json:
    """One linked user by the id of the training system."""
    for user in _linked(office):
        if user.target_solutions_id == training_id:
            return _shown(user)
    raise no_record("TargetSolutionsUser")


def _linked(office: Office) -> list[User]:
    return [user for user in office.all(User) if user.target_solutions_id is not None]


def _shown(user: User) -> Json:
    return {
        "id": user.target_solutions_id,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "crewsense_user_id": user.id,
        "crewsense_company_id": COMPANY_ID,
        "target_solutions_customer_id": CUSTOMER_ID,
    }
