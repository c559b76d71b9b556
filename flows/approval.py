"""A person's approval of a plan before anything of it is done: of all, of some, or of nothing."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal, TypeVar

from prefect.blocks.abstract import NotificationBlock
from prefect.input import RunInput
from prefect.runtime import flow_run
from prefect.utilities.urls import url_for
from prefect_email import EmailServerCredentials
from pydantic import Field, WithJsonSchema, create_model
from pydantic_core import from_json, to_json

from prefect_shiftwork.flows.artifacts import show_table
from prefect_shiftwork.flows.asking import answer_to, others_that_wait
from prefect_shiftwork.flows.chat import say
from prefect_shiftwork.flows.forms import Addresses, Form, Sender
from prefect_shiftwork.flows.mailing import Letter, post_letter, sender_of
from prefect_shiftwork.flows.memory import DidNotHappen, recall, remember
from prefect_shiftwork.flows.running import NotApproved, needed
from prefect_shiftwork.roster.plan import WRITES, Action, Item, Plan
from prefect_shiftwork.roster.plan import in_words as counts_in_words
from prefect_shiftwork.templates.context import ApprovalRequest
from prefect_shiftwork.templates.foreign import md
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render

T = TypeVar("T")

MOST_CHOICES = 100
"""Changes that can be chosen one by one: the first ones of a long plan."""
FIRST = 10
"""Changes that the request names."""
DECLINED = "A person did not approve it."
LATE = "It came after the plan was approved; the next run takes it."

STOP, ALL, SOME = "stop", "approve all", "approve only those chosen below"


class ApprovalCard(Form):
    """Whether a person approves the plan before anything is done."""

    ask: bool = Field(
        default=False,
        title="Ask first",
        description="The run shows its plan and waits for a person, who chooses Resume in the menu of the run.",
    )
    hours: float = Field(
        default=24, gt=0, le=168, title="Hours", description="Without an answer within them, nothing is done."
    )
    to: Addresses = Field(
        default=[], title="Tell by mail", description="Who gets a link to the run; needs an e-mail block."
    )
    sender: Sender = Field(
        default="", title="Mail is from", description="Sender's address; empty takes the user name of the e-mail block."
    )


@dataclass(frozen=True)
class Consent:
    """What a person said to a plan, by the words of its items."""

    shown: frozenset[str]
    approved: frozenset[str]

    def of(self, plan: Plan[T]) -> Plan[T]:
        """A plan that was made again: of its writes, those that were approved."""
        return Plan(tuple(self._decided(item) for item in plan.items))

    def _decided(self, item: Item[T]) -> Item[T]:
        if item.action not in WRITES or in_words(item) in self.approved:
            return item
        why = DECLINED if in_words(item) in self.shown else LATE
        return replace(item, action=Action.SKIP, why=why, payload=None)


class Answer(RunInput):
    """What a person answers when they resume the run."""

    answer: Literal["stop", "approve all", "approve only those chosen below"] = Field(
        default="stop", title="Your answer", description="With stop nothing is done."
    )
    only: list[str] = Field(default=[])


@dataclass(frozen=True)
class Approvers:
    """Who is asked, and how they are told that they are.

    Raises:
        MissingBlock: they are to be told by mail, and there is no mail server.
        InvalidInput: the mail has no sender.
    """

    card: ApprovalCard
    reader: Reader
    email: EmailServerCredentials | None
    chat: NotificationBlock | None

    def __post_init__(self) -> None:
        if self.card.ask and self.card.to:
            sender_of(self.card.sender, needed(self.email, "email", "Somebody is to be told by mail what to approve"))

    async def consent(self, flow: str, planned: Callable[[], Awaitable[Plan[Any]]], *, dry_run: bool) -> Consent | None:
        """Show the plan and wait for the answer to it; None when nobody is to be asked.

        Args:
            flow: whose plan it is, as its artifacts are called.
            planned: makes the plan. It is made again after the answer, for the world goes on while people think.
                Its writes are told apart by their words.
            dry_run: asks nobody.

        Raises:
            NotApproved: the answer is no, or there is none in time.
        """
        if dry_run or not self.card.ask:
            return None
        shown = await self._asked(flow, planned)
        answer = await answer_to(question(flow, shown), self.card.hours) if shown else Answer()
        if answer is None:
            raise NotApproved(f"Nobody answered within {self.card.hours:g} hours, so nothing was done.")
        approved = {STOP: [], ALL: shown, SOME: [each for each in shown if each in answer.only]}[answer.answer]
        if shown and not approved:
            raise NotApproved("It was not approved, so nothing was done.")
        return Consent(frozenset(shown), frozenset(approved))

    async def _asked(self, flow: str, planned: Callable[[], Awaitable[Plan[Any]]]) -> list[str]:
        """What is to be approved, which was noted if this run asked before it was suspended."""
        note = f"approval/{flow_run.id}"
        if noted := await recall(note):
            return list(from_json(noted))
        plan = await planned()
        shown = list(dict.fromkeys(map(in_words, plan.writes)))
        if shown:
            if waiting := await others_that_wait():
                raise NotApproved(f"Nothing was done: {waiting[0]!r} waits for an answer already. Give that first.")
            await show_table(f"{flow}-asked", plan.rows(), f"**To approve:** {counts_in_words(plan.counts)}.")
            await self._tell(shown)
        await remember(note, to_json(shown).decode())
        return shown

    async def _tell(self, shown: list[str]) -> None:
        values = {"request": self._request(shown)}
        parts = ("subject.txt", "message.html", "message.txt")
        subject, html, text = (render(f"approval_mail/{part}", values, self.reader) for part in parts)
        try:
            if self.chat:
                await say(self.chat, text, subject)
            if self.card.to and self.email:
                letter = Letter(f"approval/{flow_run.id}", self.card.sender, tuple(self.card.to), subject, html, text)
                await post_letter(letter, self.email)
        except DidNotHappen as error:
            raise error.__cause__ or error from None

    def _request(self, shown: list[str]) -> ApprovalRequest:
        return ApprovalRequest(
            run=str(flow_run.name),
            writes=len(shown),
            first=tuple(shown[:FIRST]),
            link=url_for("flow-run", flow_run.id) or "",
            until=datetime.now(UTC) + timedelta(hours=self.card.hours),
        )


def consented(consent: Consent | None, plan: Plan[T]) -> Plan[T]:
    """What may be done of a plan: all of it when nobody was asked."""
    return consent.of(plan) if consent else plan


def in_words(item: Item[Any]) -> str:
    """An item as a person approves it."""
    return f"{item.action}: {item.who}, {item.what}"


def question(flow: str, choices: list[str]) -> type[Answer]:
    """The form of the answer to what a plan writes."""
    listed = "\n".join(f"- {md(choice)}" for choice in choices[:FIRST])
    more = f"\n- and {len(choices) - FIRST} more" if len(choices) > FIRST else ""
    one_of_them = {"type": "string", "enum": choices[:MOST_CHOICES]}
    only = Annotated[
        list[str],
        Field(title="Only these", description="For the third answer."),
        WithJsonSchema({"type": "array", "items": one_of_them}),
    ]
    form: type[Answer] = create_model("Answer", __base__=Answer, only=(only, []))
    return form.with_initial_data(description=f"{listed}{more}\n\nAll of it is in the artifact *{flow}-asked*.")
