"""A run that failed, told by mail to whoever looks after the runs."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State, StateType
from prefect.exceptions import ObjectNotFound
from prefect.utilities.urls import url_for
from prefect_email import EmailServerCredentials
from pydantic import Field

from prefect_shiftwork.flows.alone import alone
from prefect_shiftwork.flows.channels import shown
from prefect_shiftwork.flows.forms import (
    Addresses,
    CountAsSent,
    MaxFailures,
    MessageForm,
    RepeatUncertain,
    Saved,
    Sender,
)
from prefect_shiftwork.flows.mailing import Letter, framed, post_letter, sender_of
from prefect_shiftwork.flows.memory import Effect, Once, once, was_done
from prefect_shiftwork.flows.running import carry_out, ended, in_one_sentence, show_plan
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.plan import Action, Item, Plan
from prefect_shiftwork.templates.reader import Reader

KEY = "mail-failed-run"
FAILED = frozenset({StateType.FAILED, StateType.CRASHED})
OWNER = Reader("en", ZoneInfo("UTC"))


class MailFailedRunForm(MessageForm):
    """Which run, and who is told."""

    run_id: UUID = Field(title="Run", description="Id of the run: the end of the address of its page.")
    to: Addresses = Field(title="To", description="E-mail addresses; each gets a mail of its own.", min_length=1)
    sender: Sender = ""
    repeat_uncertain: RepeatUncertain = False
    count_as_sent: CountAsSent = False
    max_failures: MaxFailures = 20
    dry_run: bool = Field(default=True, title="Dry run", description="Show who would get a mail, and send none.")


@flow(name="Mail a failed run", flow_run_name="Mail a failed run{form.mark}", persist_result=False)
@in_one_sentence
async def mail_failed_run(form: MailFailedRunForm, email: Saved[EmailServerCredentials]) -> State[None]:
    """Mail that a run failed or crashed, and why: to each address once, however often this runs.

    The automation of the same name starts it. Its own runs are told to nobody, because a mail server that is down
    would start one run after another.

    Args:
        form: Which run, and who is told.
        email: The mail server.
    """
    sender_of(form.sender, email)
    failure = await failure_of(form.run_id)
    async with alone("failed-runs", form):
        plan = Plan(tuple([await item_for(failure, address) for address in form.to]))
        await show_plan(KEY, plan, dry_run=form.dry_run)
        outcomes = None
        if not form.dry_run:
            outcomes = await carry_out(KEY, plan, partial(post, failure, form, email), max_failures=form.max_failures)
    return ended(plan, outcomes)


@dataclass(frozen=True)
class Failure:
    """A run, and how it ended.

    Attributes:
        run: its name.
        flow: the name of its flow.
        state: the state that it is in.
        page: its address in Prefect; empty if Prefect's is not known.
    """

    run: str
    flow: str
    state: State[object]
    page: str

    @property
    def is_one(self) -> bool:
        """Whether it has failed: somebody may have run it again."""
        return self.state.type in FAILED

    @property
    def subject(self) -> str:
        """The subject of the mail."""
        return f"{self.flow}: {self.state.name}"

    @property
    def text(self) -> str:
        """The text of the mail."""
        what = f"The run {self.run} of the flow {self.flow} ended as {self.state.name}"
        at = f"at {self.state.timestamp:%Y-%m-%d %H:%M} UTC"
        return "\n\n".join(filter(None, (f"{what}, {at}.", self.state.message, self.page)))


async def failure_of(run_id: UUID) -> Failure:
    """How a run ended. Raises InvalidInput when there is no such run, or when it has not begun."""
    async with get_client() as prefect:
        try:
            run = await prefect.read_flow_run(run_id)
        except ObjectNotFound:
            raise InvalidInput(f"Prefect has no run {run_id}: correct 'Run'.") from None
        ran = await prefect.read_flow(run.flow_id)
    if run.state is None:
        raise InvalidInput(f"The run {run.name} has no state yet: wait for its end.")
    return Failure(run.name, ran.name, run.state, url_for("flow-run", run_id) or "")


async def item_for(failure: Failure, address: str) -> Item[str]:
    """One mail of the plan; its payload is the address."""
    before = await was_done(key_of(failure, address))
    why = "sent before" if before else "" if failure.is_one else f"the run is {failure.state.name}: it has not failed"
    return Item(
        Action.SKIP if why else Action.CREATE,
        key=failure.run,
        who=f"Mail to {shown(address)}",
        what=failure.subject,
        why=why,
        payload=address,
    )


def key_of(failure: Failure, address: str) -> str:
    """The natural key of a mail: a run that fails a second time is told a second time."""
    return f"failed-run/{failure.state.id}/{address}"


async def post(failure: Failure, form: MailFailedRunForm, email: EmailServerCredentials, address: str) -> Once:
    """Send one mail, unless it was sent before."""
    key = key_of(failure, address)
    html = framed(failure.subject, failure.text, OWNER)
    letter = Letter(key, form.sender, (address,), failure.subject, html, failure.text)
    effect = Effect(key, f"mail about the run {failure.run}", partial(post_letter, letter, email))
    return await once(effect, again_if_uncertain=form.repeat_uncertain, done_if_uncertain=form.count_as_sent)
