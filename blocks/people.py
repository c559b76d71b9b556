"""Who is who in which system, as a person says it."""

from typing import Literal

from prefect.blocks.core import Block
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

System = Literal["crewsense", "seven_shifts", "crewio"]


class PersonRow(BaseModel):
    """One person and their ids; leave empty what they have no account in."""

    model_config = ConfigDict(title="Person", extra="forbid", str_strip_whitespace=True)

    name: str = Field(title="Name", description="For you to recognise the row; it is not used for matching.")
    crewsense: str = Field(default="", title="CrewSense user id", description="The user's number in CrewSense.")
    seven_shifts: str = Field(default="", title="7shifts user id", description="The user's number in 7shifts.")
    crewio: str = Field(default="", title="CrewIO user id", description="The helper's id in CrewIO.")


class PeopleMap(Block):
    """Who is who in CrewSense, 7shifts and CrewIO, for people whom employee id and e-mail do not tell apart.

    Example:
        Load a saved map:
        ```python
        from prefect_shiftwork.blocks import PeopleMap

        people = PeopleMap.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "People Map"
    _documentation_url = HttpUrl("https://docs.prefect.io/v3/concepts/blocks")

    people: list[PersonRow] = Field(
        default=[],
        title="People",
        description="One row a person. A row decides before employee id and e-mail do.",
    )

    def between(self, source: System, target: System) -> dict[str, str]:
        """The ids of the target system by those of the source, for everybody who has both."""
        pairs = ((getattr(row, source), getattr(row, target)) for row in self.people)
        return {source_id: target_id for source_id, target_id in pairs if source_id and target_id}
