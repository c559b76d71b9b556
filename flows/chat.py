"""Messages in a chat, through one of Prefect's notification blocks."""

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
        with chat.raise_on_failure():
            await chat.notify(text, subject=title)
    except (NotificationError, httpx.HTTPError, httpx.InvalidURL) as error:
        if _was_refused(error):
            raise DidNotHappen from MessageRefused("The chat did not take the message: check the address in its block.")
        raise MessageNotConfirmed(
            "The chat did not confirm the message, so it may have arrived. Look there, and check the address in its "
            "block."
        ) from None


def _was_refused(error: Exception) -> bool:
    """Whether a message provably did not arrive: no connection, or an answer that puts the blame on the request."""
    if isinstance(error, httpx.HTTPStatusError):
        return error.response.status_code < httpx.codes.INTERNAL_SERVER_ERROR
    return isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.UnsupportedProtocol | httpx.InvalidURL)
