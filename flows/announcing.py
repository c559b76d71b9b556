"""Announcing shifts: the plan of what goes where, its delivery, and the summary of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from prefect.blocks.abstract import NotificationBlock
from prefect_email import EmailServerCredentials

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.flows.approval import LATE
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.channels import Channel, ChatChannel, CrewSenseChannel, MailCard, MailChannel
from prefect_shiftwork.flows.forms import MessageForm
from prefect_shiftwork.flows.mailing import sender_of
from prefect_shiftwork.flows.memory import Effect, Once, once, was_done
from prefect_shiftwork.flows.running import MissingBlock, carry_out, needed, show_plan, unreadable, with_outcomes
from prefect_shiftwork.flows.shift_sources import FoundShifts
from prefect_shiftwork.flows.shift_words import Words, WordsCard, notice
from prefect_shiftwork.flows.usage import Usage
from prefect_shiftwork.roster.plan import Action, Item, Outcome, Outcomes, Plan, State
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.templates.context import AnnouncementSummary, Delivery
from prefect_shiftwork.templates.render import render


@dataclass(frozen=True)
class Announcement:
    """One shift on one channel."""

    shift: Shift
    channel: str
    effect: Effect


def channels(
    crewsense: CrewSenseCredentials | None,
    email: EmailServerCredentials | None,
    chat: NotificationBlock | None,
    mail: MailCard,
    found: FoundShifts,
) -> list[Channel]:
    """The channels whose blocks are chosen.

    Raises:
        MissingBlock: there is none, or mail without a server.
        InvalidInput: mail without a sender.
    """
    to: list[Channel] = []
    if crewsense:
        to.append(CrewSenseChannel(crewsense))
    if mail.to or mail.people != "nobody else":
        server = needed(email, "email", "The form asks for mails")
        sender_of(mail.sender, server)
        to.append(MailChannel(server, mail, partial(found.readers, mail.people)))
    if chat:
        to.append(ChatChannel(chat))
    if not to:
        raise MissingBlock("There is nowhere to announce to: choose 'crewsense' or 'chat', or give e-mail addresses.")
    return to


async def plan_for(found: FoundShifts, to: Sequence[Channel], words: WordsCard) -> Plan[Announcement]:
    """What goes where; what was announced before is skipped. Every message is written here, before any is sent."""
    items: list[Item[Announcement]] = []
    for shift in found.shifts:
        said = Words.of(shift, words)
        for channel in to:
            effects = channel.effects(shift, said)
            items += [await item_for(Announcement(shift, who, effect), found) for who, effect in effects]
            items += [] if effects else [nobody(shift, channel)]
    return Plan((*items, *unreadable(found.problems)))


async def item_for(announcement: Announcement, found: FoundShifts) -> Item[Announcement]:
    """One announcement of the plan."""
    before = await was_done(announcement.effect.key, announcement.effect.look)
    why = "announced before" if before else "once the shift is created" if found.imagined else ""
    return Item(
        Action.SKIP if before else Action.CREATE,
        key=announcement.shift.key,
        who=announcement.channel,
        what=str(announcement.shift),
        why=why,
        payload=announcement,
    )


def nobody(shift: Shift, channel: Channel) -> Item[Announcement]:
    """A channel on which nobody would read about the shift."""
    return Item(Action.SKIP, shift.key, channel.name, str(shift), "nobody whose e-mail address is known")


async def announce(flow: str, plan: Plan[Announcement], form: MessageForm) -> Outcomes | None:
    """Show the plan and carry it out; None after a dry run."""
    await show_plan(flow, plan, dry_run=form.dry_run)
    if form.dry_run:
        return None

    async def send(announcement: Announcement) -> Once:
        return await once(
            announcement.effect, again_if_uncertain=form.repeat_uncertain, done_if_uncertain=form.count_as_sent
        )

    return await carry_out(flow, plan, send, max_failures=form.max_failures)


Said = Literal["planned", "sent", "already", "failed", "unknown"]
SAID: dict[State, Said] = {
    State.DONE: "sent",
    State.SKIPPED: "already",
    State.FAILED: "failed",
    State.UNKNOWN: "unknown",
    State.NOT_TRIED: "failed",
}


async def summarise(
    flow: str,
    plan: Plan[Announcement],
    outcomes: Outcomes | None,
    words: WordsCard,
    source: str,
    usage: Usage,
    *,
    since: datetime | None = None,
    first_run: bool = False,
) -> None:
    """Show what was announced, as a manager reads it."""
    summary = AnnouncementSummary(
        source=source,
        since=since,
        first_run=first_run,
        dry_run=outcomes is None,
        deliveries=tuple(
            delivery(item.payload, item.action, outcome)
            for item, outcome in with_outcomes(plan, outcomes)
            if item.payload
        ),
    )
    reader = words.reader()
    text = render("announcement_summary/summary.md", {"summary": summary}, reader)
    await show_summary(flow, text, usage.told(reader))


def delivery(announcement: Announcement, action: Action, outcome: Outcome | None) -> Delivery:
    """What became of one announcement, for the summary."""
    without: Said = "already" if action is Action.SKIP else "planned"
    return Delivery(
        shift=notice(announcement.shift),
        channel=announcement.channel,
        outcome=SAID[outcome.state] if outcome else without,
        detail=outcome.reason if outcome else "",
    )


def delivered(shifts: Sequence[Shift], plan: Plan[Announcement], outcomes: Outcomes) -> list[Shift]:
    """The shifts that have reached every channel, or were not to; not those that nobody was asked about yet."""
    pairs = with_outcomes(plan, outcomes)
    owed = {item.key for item, outcome in pairs if outcome in outcomes.failed or item.why == LATE}
    return [shift for shift in shifts if shift.key not in owed]
