"""What v1 takes when a user is written. Locations and roles stand beside the user."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import RoleAssignment
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body
from prefect_shiftwork.sandbox.seven_shifts.v1.user_shape import FLAGS, USER_TYPES, WAGE_TYPES
from prefect_shiftwork.sandbox.seven_shifts.v1.values import Dollars, Truth
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name


def _type_of(type_id: int) -> str:
    return next(name for name, number in USER_TYPES.items() if number == type_id)


def _wage_type_of(name: str) -> str:
    return next(ours for ours, theirs in WAGE_TYPES.items() if theirs == name)


class UserChanges(Body):
    """What of a user can be written; the notification switches are its only further fields."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Truth] = Field(init=False)

    first_name: Annotated[Name, Field(alias="firstname")] = OMITTED
    last_name: Annotated[Name, Field(alias="lastname")] = OMITTED
    type: Annotated[Literal[1, 3, 4], AfterValidator(_type_of), Field(alias="user_type_id")] = 1
    email: str = ""
    mobile_number: Annotated[str, Field(alias="mobile_phone")] = ""
    home_number: Annotated[str, Field(alias="home_phone")] = ""
    hourly_wage: Dollars = 0
    skill_level: Annotated[int, Field(ge=1, le=3)] = 1
    wage_type: Annotated[Literal["hourly", "salaried"], AfterValidator(_wage_type_of)] = "hourly"
    max_weekly_hours: Annotated[str, Field(pattern=r"^\d+$"), AfterValidator(int)] = "40"
    punch_id: Annotated[str, Field(alias="employee_id")] = ""
    mapping_id: str = ""
    notes: str = ""
    language: Annotated[str, Field(alias="lang")] = "en"
    address: str = ""
    city: str = ""
    prov_state: str = ""
    postal_zip: str = ""
    appear_as_employee: Truth = False
    sort: int = 0
    active: Truth = True
    push: Truth = True
    hire_date: Day = OMITTED

    @model_validator(mode="after")
    def _no_strangers(self) -> "UserChanges":
        if strangers := self.__pydantic_extra__.keys() - FLAGS.keys():
            raise ValueError(f"unknown fields: {', '.join(sorted(strangers))}")
        return self


class NewUser(UserChanges):
    """A user needs a name."""

    first_name: Annotated[Name, Field(alias="firstname")]
    last_name: Annotated[Name, Field(alias="lastname")]


class LocationOfUser(Body):
    """One location that the user works at."""

    id: int


class RoleOfUser(Body):
    """One role that the user holds."""

    id: int
    skill_level: Annotated[int, Field(ge=1, le=3)] = 1
    hourly_wage: Dollars = 0
    primary: Truth = False

    def assignment(self) -> RoleAssignment:
        """The role as the books keep it."""
        return RoleAssignment(
            role_id=self.id,
            skill_level=self.skill_level,
            wage_cents=int(self.hourly_wage),
            primary=self.primary,
        )


class UpdateUser(Body):
    """The body of an update; lists that are given replace those that the user has."""

    user: UserChanges
    location: list[LocationOfUser] = Field(default_factory=list)
    role: list[RoleOfUser] = Field(default_factory=list)

    def fields(self, books: Books) -> dict[str, Any]:
        """What to write into the books, with every reference checked."""
        fields: dict[str, Any] = {}
        if "location" in self.model_fields_set:
            fields["location_ids"] = [location.id for location in self.location]
        if "role" in self.model_fields_set:
            fields["roles"] = [role.assignment() for role in self.role]
        check_references(books, {**fields, "role_ids": [role.id for role in self.role]})
        return fields | self.personal()

    def personal(self) -> dict[str, Any]:
        """The fields of the user itself, the switches among `flags`."""
        flags = self.user.__pydantic_extra__
        return self.user.given() | ({"flags": flags} if flags else {})


class CreateUser(UpdateUser):
    """The body of a creation."""

    user: NewUser
