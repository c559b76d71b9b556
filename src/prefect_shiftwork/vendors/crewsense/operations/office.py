"""The office: log, forms, payroll and the company itself."""

from collections.abc import AsyncIterator
from typing import Annotated

from pydantic import JsonValue

from prefect_shiftwork.rest.fields import LocalDateTime, keyed
from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.pages import Links
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.messages import Form, FormSubmission, LogEntry
from prefect_shiftwork.vendors.crewsense.records.payroll import PayrollEntry, TargetSolutionsUser


class Logs(Vendor):
    """The log of all changes."""

    @get("/v1/logs", pages=Links("data", next=("pagination", "next")), source="Resources: GET /logs(/:after)")
    def list_logs(self) -> AsyncIterator[LogEntry]:
        """Changes in the system, latest first, 50 to a page and without end: stop when you have seen enough."""

    @get("/v1/logs/{after}", pages=Links("data", next=("pagination", "next")), source="Resources: GET /logs(/:after)")
    def list_logs_after(self, after: int | str) -> AsyncIterator[LogEntry]:
        """The same from a page on, by the last segment of a link to it, like 150.

        Later documentation calls it a date and time; which of both it is today is not known, so either is sent.
        """


class Forms(Vendor):
    """Forms, and what people filled in."""

    @get("/v1/forms/", source="developer.crewsense.com: GET /forms/")
    async def list_forms(self) -> Annotated[list[Form], keyed("id")]:
        """Forms of the company."""

    @get("/v1/forms/{id}/submissions", source="developer.crewsense.com: GET /forms/{id}/submissions")
    async def list_form_submissions(self, id: int) -> list[FormSubmission]:
        """What people filled in on a form."""


class Company(Vendor):
    """The organisation."""

    @get("/v1/company", source="developer.crewsense.com: GET /company")
    async def get_company(self) -> JsonValue:
        """The company that the credential belongs to. What it holds is not documented."""


class Payroll(Vendor):
    """Hours to pay."""

    @get("/v1/payroll", source="developer.crewsense.com: GET /payroll")
    async def list_payroll(self, start: LocalDateTime, end: LocalDateTime) -> list[PayrollEntry]:
        """Hours of all users in [start, end), in the organisation's time."""

    @get("/v1/payroll/{user_id}", source="developer.crewsense.com: GET /payroll/{user_id}")
    async def list_user_payroll(self, user_id: int, start: LocalDateTime, end: LocalDateTime) -> list[PayrollEntry]:
        """Hours of one user in [start, end), in the organisation's time."""


class TargetSolutions(Vendor):
    """The same people at TargetSolutions."""

    @get("/v1/target_solutions/users", source="developer.crewsense.com: GET /target_solutions/users")
    async def list_target_solutions_users(self) -> list[TargetSolutionsUser]:
        """Users of TargetSolutions who are users here."""

    @get("/v1/target_solutions/users/{id}", source="developer.crewsense.com: GET /target_solutions/users/{id}")
    async def get_target_solutions_user(self, id: int) -> TargetSolutionsUser:
        """One user, by the id at TargetSolutions."""
