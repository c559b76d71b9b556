"""Messages in a chat, through one of Prefect's notification blocks."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from prefect.blocks.abstract import NotificationBlock, NotificationError
from prefect.blocks.notifications import (
    CustomWebhookNotificationBlock,
    DiscordWebhook,
    MattermostWebhook,
    MicrosoftTeamsWebhook,
    OpsgenieWebhook,
    PagerDutyWebHook,
    SendgridEmail,
    SlackWebhook,
    TwilioSMS,
)

from prefect_shiftwork.flows.memory import DidNotHappen, MayHaveHappened
from prefect_shiftwork.rest.errors import ShiftworkError

ChatBlock = (
    SlackWebhook
    | MicrosoftTeamsWebhook
    | DiscordWebhook
    | MattermostWebhook
    | TwilioSMS
    | SendgridEmail
    | OpsgenieWebhook
    | PagerDutyWebHook
    | CustomWebhookNotificationBlock
)


TELLING = ("httpx", "apprise", "urllib3.connectionpool")
"""Loggers that write down addresses, some at the level INFO."""


class MessageRefused(ShiftworkError):
    """A chat did not take a message."""


class MessageNotConfirmed(MayHaveHappened):
    """A chat did not confirm a message."""


async def say(chat: NotificationBlock, text: str, title: str) -> None:
    """Send a message. No error is passed on as it is: its text may hold the webhook's address, a secret.

    Raises:
        DidNotHappen: from a MessageRefused, when it provably did not arrive.
        MessageNotConfirmed: it may have.
    """
    try:
        with chat.raise_on_failure(), unheard():
            await chat.notify(text, subject=title)
    except (NotificationError, httpx.HTTPError, httpx.InvalidURL) as error:
        if _was_refused(error):
            raise DidNotHappen from MessageRefused("The chat did not take the message: check the address in its block.")
        raise MessageNotConfirmed(
            "The chat did not confirm the message, so it may have arrived. Look there, and check the address in its "
            "block."
        ) from None


@contextmanager
def unheard() -> Iterator[None]:
    """Libraries that write down addresses log nothing meanwhile: that of a chat's webhook is a secret."""

    def nothing(_: logging.LogRecord) -> bool:
        return False

    loggers = [logging.getLogger(name) for name in TELLING]
    for logger in loggers:
        logger.addFilter(nothing)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(nothing)


def _was_refused(error: Exception) -> bool:
    """Whether a message provably did not arrive: no connection, or an answer that puts the blame on the request."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code < httpx.codes.INTERNAL_SERVER_ERROR
    return isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol | httpx.InvalidURL)
