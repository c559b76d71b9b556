"""Where a shift is announced: whom each channel reaches, and what became of a message."""

from datetime import UTC, datetime
from typing import Any, cast

import httpx
import pytest
from prefect.blocks.abstract import NotificationError
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect_email import EmailServerCredentials

from prefect_shiftwork.flows.announcing import channels
from prefect_shiftwork.flows.channels import (
    REFERENCE,
    ChatChannel,
    MailCard,
    MailChannel,
    shown,
)
from prefect_shiftwork.flows.chat import MessageNotConfirmed, MessageRefused
from prefect_shiftwork.flows.memory import DidNotHappen
from prefect_shiftwork.flows.running import MissingBlock
from prefect_shiftwork.flows.shift_sources import FoundShifts
from prefect_shiftwork.flows.shift_words import Words, WordsCard, notice
from prefect_shiftwork.rest.errors import InvalidInput, NotFound
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift

START, END = datetime(2026, 12, 5, 9, tzinfo=UTC), datetime(2026, 12, 5, 13, tzinfo=UTC)
SHIFT = Shift("crewio", "9f1c", START, END, role="Bar", place="Stadtpark", event="Sommerfest", open=1)
SERVER = EmailServerCredentials(smtp_server="127.0.0.1", smtp_type="INSECURE", username="crew@example.org")
SECRET = "https://chat.example.org/hooks/s3cret"


def person(id: str, email: str | None, name: str = "Ada") -> Person:
    return Person("crewio", id, name, email=email)


def mailed(card: MailCard, *people: Person) -> list[str]:
    channel = MailChannel(SERVER, card, lambda _: people)
    return [who for who, _ in channel.effects(SHIFT, Words.of(SHIFT, WordsCard()))]


def test_a_family_with_one_mailbox_gets_one_mail() -> None:
    family = [person("1", "Home@example.org", "Lene"), person("2", "home@example.org ", "Pieter")]
    assert ["Mail to Lene"] == mailed(MailCard(), *family)


def test_an_address_of_the_form_that_is_a_persons_too_gets_one_mail() -> None:
    assert ["Mail to a…@example.org"] == mailed(MailCard(to=["ada@example.org"]), person("1", "ADA@example.org"))


def test_people_without_an_address_get_no_mail() -> None:
    assert [] == mailed(MailCard(), person("1", None), person("2", ""))


def test_two_mails_that_look_alike_are_remembered_apart() -> None:
    channel = MailChannel(SERVER, MailCard(to=["ada@example.org", "ali@example.org"]), lambda _: [])
    (one, first), (other, second) = channel.effects(SHIFT, Words.of(SHIFT, WordsCard()))
    assert one == other
    assert first.key != second.key


@pytest.mark.parametrize(("address", "expected"), [("chief@example.org", "c…@example.org"), ("@", "…@"), ("", "…@")])
def test_an_artifact_does_not_show_a_whole_address(address, expected) -> None:
    assert expected == shown(address)


def test_a_reference_is_found_whole_in_an_announcement() -> None:
    text = "<p>Come!</p><p>Ref. seven_shifts/1234</p><p>Ref. crewio/9f1c-77</p>"
    assert {"seven_shifts/1234", "crewio/9f1c-77"} <= set(REFERENCE.findall(text))
    assert "seven_shifts/123" not in REFERENCE.findall(text)


class Chat(CustomWebhookNotificationBlock):
    """A chat whose server does what it is told."""

    _block_type_slug = "chat-of-a-test"

    async def notify(self, body: str, subject: str | None = None) -> None:
        raise PROBLEMS.pop()


PROBLEMS: list[Exception] = []
REQUEST = httpx.Request("POST", SECRET)


def answer(status: int) -> httpx.HTTPStatusError:
    return httpx.HTTPStatusError(f"{status} for {SECRET}", request=REQUEST, response=httpx.Response(status))


async def sent(problem: Exception) -> Exception:
    """What a channel makes of a problem."""
    PROBLEMS.append(problem)
    chat = Chat(name="crew", url=SECRET)
    [(_, effect)] = ChatChannel(chat).effects(SHIFT, Words.of(SHIFT, WordsCard()))
    with pytest.raises((DidNotHappen, MessageNotConfirmed)) as raised:
        await effect.perform()
    return cast("Exception", raised.value.__cause__ if isinstance(raised.value, DidNotHappen) else raised.value)


@pytest.mark.parametrize(
    "problem",
    [
        answer(404),
        answer(302),
        httpx.ConnectError(f"no route to {SECRET}"),
        httpx.ConnectTimeout("late"),
        httpx.UnsupportedProtocol("no https"),
        httpx.InvalidURL("no address"),
    ],
)
async def test_a_message_that_was_refused_is_sent_by_the_next_run(problem) -> None:
    told = await sent(problem)
    assert isinstance(told, MessageRefused)
    assert "s3cret" not in str(told)


@pytest.mark.parametrize(
    "problem", [answer(500), answer(504), httpx.ReadTimeout("silence"), NotificationError(f"log with {SECRET}")]
)
async def test_a_message_without_a_clear_answer_may_have_arrived(problem) -> None:
    told = await sent(problem)
    assert isinstance(told, MessageNotConfirmed)
    assert "may have arrived" in str(told)
    assert "s3cret" not in str(told)


async def test_a_chat_is_known_by_the_name_under_which_it_is_saved() -> None:
    chat = Chat(name="crew", url=SECRET)
    assert "Chat chat-of-a-test" == ChatChannel(chat).name
    chat._block_document_name = "engine-7"
    assert "Chat engine-7" == ChatChannel(chat).name


def test_channels_are_those_whose_blocks_are_chosen() -> None:
    chat = Chat(name="crew", url=SECRET)
    found = channels(None, SERVER, chat, MailCard(to=["ada@example.org"]), FoundShifts([SHIFT]))
    assert ["Mail", "Chat chat-of-a-test"] == [each.name for each in found]


def test_a_mail_server_alone_is_no_channel() -> None:
    with pytest.raises(MissingBlock, match="There is nowhere to announce to"):
        channels(None, SERVER, None, MailCard(), FoundShifts([SHIFT]))


def test_mail_needs_a_sender_before_anything_is_sent() -> None:
    nameless = SERVER.model_copy(update={"username": None})
    with pytest.raises(InvalidInput, match="The mail has no sender"):
        channels(None, nameless, None, MailCard(to=["ada@example.org"]), FoundShifts([SHIFT]))


def test_a_shift_is_told_with_its_event_role_and_place() -> None:
    told = notice(SHIFT)
    assert ("Sommerfest Bar", "Stadtpark", 1) == (told.name, told.organisation, told.open_places)


def test_a_shift_without_an_end_is_told_without_one() -> None:
    endless: Any = notice(Shift("seven_shifts", "7", START, None, place="Downtown"))
    assert ("Shift", None) == (endless.name, endless.end)


CREW = (person("1", "ada@example.org"),)
FOUND = FoundShifts(
    [Shift("crewio", "9f1c", START, END, people=CREW)],
    ["CrewIO shift 77aa has no start_time; correct it there."],
    {"crewio/9f1c": [*CREW, person("2", "ben@example.org")]},
)


@pytest.mark.parametrize(
    ("audience", "ids"),
    [("nobody else", []), ("people on the shift", ["1"]), ("everybody with the role", ["1", "2"])],
)
def test_readers_are_those_of_the_choice(audience, ids) -> None:
    assert ids == [each.id for each in FOUND.readers(audience, FOUND.shifts[0])]


def test_a_shift_is_picked_with_its_readers() -> None:
    only = FOUND.only("9f1c", "CrewIO")
    assert (FOUND.shifts, FOUND.with_role, []) == (only.shifts, only.with_role, only.problems)


def test_a_shift_that_cannot_be_read_says_what_to_correct() -> None:
    with pytest.raises(InvalidInput, match="CrewIO shift 77aa has no start_time; correct it there"):
        FOUND.only("77aa", "CrewIO")


def test_a_shift_that_is_not_there_says_what_to_check() -> None:
    with pytest.raises(
        NotFound, match="CrewIO shift 88bb does not exist. Check how it is written, .* There are shift, "
    ):
        FOUND.only("88bb", "CrewIO")
