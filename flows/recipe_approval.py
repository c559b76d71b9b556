"""A person's approval in the midst of a recipe: one switch to turn."""

from prefect.input import RunInput
from pydantic import Field

from prefect_shiftwork.flows.asking import waited_for

WHERE = "What follows after a yes is in the artifact *run-recipe-plan*."


class GoOn(RunInput):
    """What a person answers when they resume the run."""

    go_on: bool = Field(default=False, title="Go on", description="Off is a no: nothing more is done.")


async def approved(question: str, hours: float) -> bool:
    """Whether a person says yes. No answer in time is a no."""
    answer = await waited_for(GoOn.with_initial_data(description=f"{question}\n\n{WHERE}"), hours)
    return bool(answer and answer.go_on)
