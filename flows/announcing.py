"""Announcing shifts: the plan of what goes where, its delivery, and the summary of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from prefect.blocks.abstract import NotificationBlock
from prefect.blocks.notifications import (
    CustomWebhookNotificationBlock,
    DiscordWebhook,
    MattermostWebhook,
    MicrosoftTeamsWebhook,
    SlackWebhook,
    TwilioSMS,
)
from prefect_email import EmailServerCredentials

from prefect_shiftwork.blocks import CrewSenseCredentials
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.channels import (
    Channel,
    ChatChannel,
    CrewSenseChannel,
    MailCard,
    MailChannel,
    Words,
    WordsCard,
    notice,
)
from prefect_shiftwork.flows.memory import Effect, Once, once, was_done
from prefect_shiftwork.flows.running import MissingBlock, carry_out, needed, show_plan
from prefect_shiftwork.flows.shift_sources import Readers
from prefect_shiftwork.roster.plan import Action, Item, Outcomes, Plan, State
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.templates.context import AnnouncementSummary, Delivery
from prefect_shiftwork.templates.render import render

ChatBlock = (
    SlackWebhook
    | MicrosoftTeamsWebhook
    | DiscordWebhook
    | MattermostWebhook
    | TwilioSMS
    | CustomWebhookNotificationBlock
)


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
    readers: Readers,
) -> list[Channel]:
    """The channels whose blocks are chosen. Raises MissingBlock when there is none, or mail without a server."""
    found: list[Channel] = []
    if crewsense:
        found.append(CrewSenseChannel(crewsense))
    if mail.to or mail.people != "nobody else":
        server = needed(email, "email", "The form asks for mails")
        found.append(MailChannel(server, mail, partial(readers.of, mail.people)))
    if chat:
        found.append(ChatChannel(chat))
    if not found:
        raise MissingBlock("There is nowhere to announce to: choose 'crewsense' or 'chat', or give e-mail addresses.")
    return found


async def plan_for(shifts: Iterable[Shift], found: Sequence[Channel], words: WordsCard) -> Plan[Announcement]:
    """What goes where; what was announced before is skipped. Every message is written here, before any is sent."""
    announcements = [
        Announcement(shift, name, effect)
        for shift in shifts
        for channel in found
        for name, effect in channel.effects(shift, Words.of(shift, words))
    ]
    return Plan(tuple([await _item(each) for each in announcements]))


async def _item(announcement: Announcement) -> Item[Announcement]:
    before = await was_done(announcement.effect.key, announcement.effect.look)
    return Item(
        Action.SKIP if before else Action.CREATE,
        key=f"{announcement.shift.key} {announcement.channel}",
        who=announcement.channel,
        what=str(announcement.shift),
        why="announced before" if before else "",
        payload=announcement,
    )


async def announce(flow: str, plan: Plan[Announcement], *, dry_run: bool, again_if_uncertain: bool) -> Outcomes | None:
    """Show the plan and carry it out; None after a dry run."""
    await show_plan(flow, plan, dry_run=dry_run)
    if dry_run:
        return None

    async def send(item: Item[Announcement]) -> Once | None:
        return await once(item.payload.effect, again_if_uncertain=again_if_uncertain) if item.payload else None

    return await carry_out(flow, plan, send)


SAID = {State.DONE: "sent", State.SKIPPED: "already", State.FAILED: "failed", State.UNKNOWN: "unknown"}


async def summarise(
    flow: str,
    plan: Plan[Announcement],
    outcomes: Outcomes | None,
    words: WordsCard,
    source: str,
    *,
    since: datetime | None = None,
    first_run: bool = False,
) -> None:
    """Show what was announced, as a manager reads it."""
    found = {outcome.key: outcome for outcome in outcomes.items} if outcomes else {}

    def delivery(item: Item[Announcement], announcement: Announcement) -> Delivery:
        outcome = found.get(item.key)
        said = SAID[outcome.state] if outcome else "already" if item.action is Action.SKIP else "planned"
        return Delivery(
            shift=notice(announcement.shift),
            channel=announcement.channel,
            outcome=said,  # type: ignore[arg-type]  # one of the template's words
            detail=outcome.reason if outcome else "",
        )

    summary = AnnouncementSummary(
        source=source,
        since=since,
        first_run=first_run,
        dry_run=outcomes is None,
        deliveries=tuple(delivery(item, item.payload) for item in plan.items if item.payload),
    )
    await show_summary(flow, render("announcement_summary/summary.md", {"summary": summary}, words.reader()))


def delivered(shifts: Sequence[Shift], plan: Plan[Announcement], outcomes: Outcomes) -> tuple[list[Shift], list[Shift]]:
    """The shifts that reached every channel, and those that did not."""
    failed = {outcome.key for outcome in outcomes.failed}
    owed = {item.payload.shift.key for item in plan.items if item.payload and item.key in failed}
    return [s for s in shifts if s.key not in owed], [s for s in shifts if s.key in owed]
