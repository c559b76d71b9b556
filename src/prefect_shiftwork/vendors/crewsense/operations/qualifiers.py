"""Qualifiers and certifications."""

from typing import Literal

from pydantic import JsonValue

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.qualifiers import (
    Certification,
    Qualifier,
    QualifierInserted,
    QualifierRestored,
    QualifierUser,
)
from prefect_shiftwork.vendors.crewsense.records.shared import Written


class Qualifiers(Vendor):
    """Qualifiers, like Captain."""

    @get("/v1/qualifiers", source="Resources: GET /qualifiers")
    async def list_qualifiers(self) -> list[Qualifier]:
        """Active qualifiers of the company."""

    @get("/v1/qualifiers/{id}", source="Resources: GET /qualifiers/:id")
    async def get_qualifier(self, id: int) -> Qualifier:
        """One qualifier, with who changed it and when."""

    @post("/v1/qualifiers", source="Resources: POST /qualifiers")
    async def create_qualifier(
        self, name: str, shortcode: str | None = None, target_solutions_credential_id: int | None = None
    ) -> QualifierInserted:
        """Create a qualifier; ``shortcode`` is what the crew scheduler shows. The new id is not answered for sure."""

    @put("/v1/qualifiers/{id}", source="developer.crewsense.com: PUT /qualifiers/{id}")
    async def restore_qualifier(self, id: int, undelete: Literal[True] = True) -> QualifierRestored:
        """Bring a deleted qualifier back. One that is not deleted is :class:`Rejected` (409)."""

    @delete("/v1/qualifiers/{id}", repeatable=True, source="Resources: DELETE /qualifiers/:id")
    async def delete_qualifier(self, id: int) -> JsonValue:
        """Delete a qualifier; it can be restored. The answer is not documented."""

    @get("/v1/qualifiers/{id}/users", source="Resources: GET /qualifiers/:id/users")
    async def list_qualifier_users(self, id: int) -> list[QualifierUser]:
        """Users who have a qualifier, with their ranking."""


class Certifications(Vendor):
    """Certifications, like First Responder."""

    @get("/v1/certifications", source="developer.crewsense.com: GET /certifications")
    async def list_certifications(self) -> list[Certification]:
        """Certifications of the company that are not deleted."""

    @get("/v1/certifications/{id}", source="developer.crewsense.com: GET /certifications/{id}")
    async def get_certification(self, id: int) -> Certification:
        """One certification."""

    @post("/v1/certifications", source="developer.crewsense.com: POST /certifications")
    async def create_certification(self, name: str, cert_id: str, created_by: int) -> Written:
        """Create a certification with its short code, in the name of a user; answers its id."""

    @put("/v1/certifications/{id}", repeatable=True, source="developer.crewsense.com: PUT /certifications/{id}")
    async def update_certification(self, id: int, name: str | None = None, cert_id: str | None = None) -> Written:
        """Change what is given of a certification."""

    @delete("/v1/certifications/{id}", source="developer.crewsense.com: DELETE /certifications/{id}")
    async def delete_certification(self, id: int) -> Written:
        """Delete a certification. One that is deleted already is :class:`Rejected` (400)."""
