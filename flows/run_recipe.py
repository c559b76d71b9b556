"""A list of steps that a person has assembled, carried out: from the gallery, or their own."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.blocks.core import Block
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed
from prefect_email import EmailServerCredentials
from pydantic import ConfigDict, Field, WithJsonSchema

from prefect_shiftwork.blocks import (
    CrewIOCredentials,
    CrewmojoCredentials,
    CrewSenseCredentials,
    SevenShiftsCredentials,
    SevenShiftsV1Credentials,
)
from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.chat import ChatBlock
from prefect_shiftwork.flows.forms import (
    LOCALES,
    CountAsSent,
    Form,
    Language,
    MaxFailures,
    MessageForm,
    RepeatUncertain,
    Saved,
    Sender,
    ZoneName,
)
from prefect_shiftwork.flows.mailing import sender_of
from prefect_shiftwork.flows.recipe_course import Course
from prefect_shiftwork.flows.recipe_tools import Tools
from prefect_shiftwork.flows.running import ended, held_open, in_one_sentence, meant_for
from prefect_shiftwork.recipes.checking import check, refuse
from prefect_shiftwork.recipes.gallery import gallery, in_gallery
from prefect_shiftwork.recipes.model import CallStep, Recipe, Text, rows
from prefect_shiftwork.recipes.needs import writes
from prefect_shiftwork.recipes.scope import calendar
from prefect_shiftwork.templates.reader import Reader

GalleryName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(gallery())})]
"""A recipe of the gallery; a searchable choice in Prefect's form."""


class GalleryCard(Form):
    """A recipe of the gallery."""

    name: GalleryName = Field(default="who-is-off", title="Recipe", description="What each does is in the gallery.")


class FromGallery(Form):
    """A recipe that is ready to use."""

    model_config = ConfigDict(title="From the gallery")

    gallery: GalleryCard = Field(default=GalleryCard(), title="Gallery", description="Fill in its values below.")


class OwnSteps(Form):
    """A recipe of one's own."""

    model_config = ConfigDict(title="Own steps")

    own: Recipe = Field(title="Own recipe", description="The same fields as in a YAML file.")


class FilledIn(Form):
    """A value of the recipe."""

    model_config = ConfigDict(title="Value")

    name: str = Field(title="Name", description="As the recipe calls it, like to.")
    value: Text = Field(default="", title="Value", description="Empty leaves it as the recipe has it.")


class RunRecipeForm(MessageForm):
    """Which recipe, with what filled in."""

    recipe: FromGallery | OwnSteps = Field(default=FromGallery(), title="Recipe", description="The steps to make.")
    values: Annotated[list[FilledIn], rows("name", "value")] = Field(
        default=[], title="Values", description="What the recipe leaves to you, like the address that a mail goes to."
    )
    time_zone: ZoneName = Field(default="UTC", title="Time zone", description="In which days begin and times are told.")
    language: Language = Field(default="English", title="Language", description="Of dates and numbers in messages.")
    sender: Sender = ""
    repeat_uncertain: RepeatUncertain = False
    count_as_sent: CountAsSent = False
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show what would be done, and do nothing.")

    def chosen(self) -> Recipe:
        """The recipe. Raises InvalidInput when the gallery has none of that name."""
        match self.recipe:
            case FromGallery(gallery=card):
                return in_gallery(card.name)
            case OwnSteps(own=recipe):
                return recipe

    @property
    def filled(self) -> dict[str, str]:
        """What is filled in, by name."""
        return {row.name: row.value for row in self.values if row.value}

    @property
    def called(self) -> str:
        """The recipe's name, for the name of the run."""
        return self.recipe.gallery.name if isinstance(self.recipe, FromGallery) else self.recipe.own.name


@flow(name="Run a recipe", flow_run_name="Recipe {form.called}{form.mark}", persist_result=False)
@in_one_sentence
async def run_recipe(
    form: RunRecipeForm,
    crewsense: Saved[CrewSenseCredentials] | None = None,
    crewio: Saved[CrewIOCredentials] | None = None,
    seven_shifts: Saved[SevenShiftsCredentials] | None = None,
    crewmojo: Saved[CrewmojoCredentials] | None = None,
    email: Saved[EmailServerCredentials] | None = None,
    chat: ChatBlock | None = None,
    seven_shifts_v1: Saved[SevenShiftsV1Credentials] | None = None,
) -> State[None]:
    """Run a recipe: steps over the vendors' operations, mails, messages, tables and a person's approval.

    Everything that can be checked is checked before the first step. A dry run makes the reads and shows every change
    that would be made. A change or a message that the recipe ties to something, like an id or a week, is made once for
    it, however often this runs.

    Args:
        form: Which recipe, with what filled in.
        crewsense: For steps that call CrewSense.
        crewio: For steps that call CrewIO.
        seven_shifts: For steps that call 7shifts.
        crewmojo: For steps that call Crewmojo.
        email: The mail server, for steps that send mails.
        chat: For steps that write into a chat.
        seven_shifts_v1: For steps that call the retired API of 7shifts.
    """
    accounts = {
        "crewsense": crewsense,
        "crewio": crewio,
        "seven_shifts": seven_shifts,
        "seven_shifts_v1": seven_shifts_v1,
        "crewmojo": crewmojo,
    }
    given: Mapping[str, Block | None] = {**accounts, "email": email, "chat": chat}
    recipe = form.chosen()
    refuse(check(recipe, form.filled, {name for name, block in given.items() if block}))
    if email:
        sender_of(form.sender, email)
    tools = Tools(
        recipe=recipe.name,
        accounts={name: account for name, account in accounts.items() if account},
        email=email,
        chat=chat,
        sender=form.sender,
        reader=Reader(LOCALES[form.language], ZoneInfo(form.time_zone)),
        names=names_of(form, recipe),
        changes_records=any(isinstance(step.does, CallStep) and writes(step) for step in recipe.steps),
    )
    async with held_open(*tools.accounts.values()) as usage:
        course = Course(recipe, tools)
        async with alone(f"recipe-{recipe.name}", form):
            await course.foresee(dry_run=form.dry_run)
            outcomes = None if form.dry_run else await course.carry_out(form)
    await course.summarise(usage, dry_run=form.dry_run)
    if course.stopped:
        return Completed(message=course.stopped)
    return ended(course.plan, outcomes)


def names_of(form: RunRecipeForm, recipe: Recipe) -> dict[str, Any]:
    """What every expression of the recipe can use. A run that starts late still means the day that it was meant for."""
    values = {row.name: form.filled.get(row.name) or row.value for row in recipe.values}
    return {
        **calendar(meant_for(), ZoneInfo(form.time_zone)),
        "values": SimpleNamespace(**values),
        "run": str(flow_run.id),
    }
