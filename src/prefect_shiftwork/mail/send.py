"""Mails handed to a server, off the event loop, with the truth about what became of them."""

import asyncio
import smtplib
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from typing import IO

from prefect_shiftwork.mail.account import Account, MailServer, account
from prefect_shiftwork.mail.addresses import address
from prefect_shiftwork.mail.connection import connected, not_sent, nothing_sent
from prefect_shiftwork.mail.errors import MayBeSent, PartlySent
from prefect_shiftwork.mail.reasons import Reason, reason, reply
from prefect_shiftwork.mail.wire import on_disk, pieces
from prefect_shiftwork.rest.errors import InvalidInput

NAMED = 5
"""Refused recipients that a message names."""
OK, GO_AHEAD = 250, 354


async def send(message: EmailMessage, recipients: Sequence[str], server: MailServer, *, timeout: float = 30.0) -> None:
    """Sends a mail to everybody in ``recipients``; blind copies are recipients whom no header names.

    Args:
        message: the mail.
        recipients: addresses, with names or without; each gets it once.
        server: the block of the mail server.
        timeout: seconds in which each answer of the server has to come.

    Raises:
        InvalidInput: an address is not one, or there is none.
        NotSent: it did not go out; sending it again is safe.
        PartlySent: it went out, but not to the recipients that the error names.
        MayBeSent: it was handed over whole and no answer came.
    """
    if not recipients:
        raise InvalidInput("The mail has no recipients; name at least one address.")
    everybody = tuple(dict.fromkeys(address(recipient).addr_spec for recipient in recipients))
    await asyncio.to_thread(_send, message, everybody, account(server), timeout)


@dataclass(frozen=True)
class _Envelope:
    sender: str
    recipients: tuple[str, ...]
    size: int


def _send(message: EmailMessage, recipients: tuple[str, ...], server: Account, timeout: float) -> None:
    bare = copy(message)
    del bare["Bcc"]
    senders: tuple[Address, ...] = message["From"].addresses
    with on_disk(bare) as wire:
        _deliver(_Envelope(senders[0].addr_spec, recipients, wire.tell()), wire, server, timeout)


def _deliver(envelope: _Envelope, wire: IO[bytes], server: Account, timeout: float) -> None:
    with connected(server, timeout) as smtp:
        with nothing_sent(server, timeout):
            _check_size(smtp, envelope, server)
            refused = _address(smtp, envelope, server)
            _hand_over(smtp, wire)
        _finish(smtp, server, timeout)
    if refused:
        raise PartlySent(
            f"{server} sent the mail to {len(envelope.recipients) - len(refused)} of {len(envelope.recipients)} "
            f"recipients and refused {_named(refused)}. Correct these addresses and send it to them alone.",
            tuple(refused),
        )


def _check_size(smtp: smtplib.SMTP, envelope: _Envelope, server: Account) -> None:
    """RFC 1870: the server says how large a mail may be, 0 for no limit; not every server says it."""
    limit = smtp.esmtp_features.get("size", "")
    if limit.isdecimal() and 0 < int(limit) < envelope.size:
        happened = f"takes mails of at most {_in_words(int(limit))}, and this one has {_in_words(envelope.size)}"
        raise not_sent(server, Reason(happened, "Attach fewer or zipped files, or choose a shorter period."))


def _address(smtp: smtplib.SMTP, envelope: _Envelope, server: Account) -> dict[str, Reason]:
    """Names the sender and the recipients; returns the refused ones, unless all are."""
    code, said = smtp.mail(envelope.sender, [f"SIZE={envelope.size}"] if smtp.has_extn("size") else [])
    if code != OK:
        raise smtplib.SMTPSenderRefused(code, said, envelope.sender)
    answers = {recipient: smtp.rcpt(recipient) for recipient in envelope.recipients}
    refused = {recipient: reply(*answer) for recipient, answer in answers.items() if answer[0] // 100 != 2}
    if len(refused) == len(answers):
        temporary = all(why.temporary for why in refused.values())
        why = Reason(f"refused {_named(refused)}", "Correct the addresses, or send it again later.", temporary)
        raise not_sent(server, why)
    return refused


def _named(refused: Mapping[str, Reason]) -> str:
    named = [f"{recipient}, for which it {why.happened}" for recipient, why in list(refused.items())[:NAMED]]
    more = [f"{len(refused) - NAMED} more"] if len(refused) > NAMED else []
    return "; ".join([*named, *more])


def _hand_over(smtp: smtplib.SMTP, wire: IO[bytes]) -> None:
    """Everything but the sign that it is all: without it, a server drops what it has got (RFC 5321, 4.1.1.4).

    Each piece has the whole timeout, so that a slow line has the time it needs.
    """
    code, said = smtp.docmd("DATA")
    if code != GO_AHEAD:
        raise smtplib.SMTPDataError(code, said)
    for piece in pieces(wire):
        smtp.send(piece)


def _finish(smtp: smtplib.SMTP, server: Account, timeout: float) -> None:
    try:
        smtp.send(b".\r\n")
        code, said = smtp.getreply()
    except OSError as error:
        raise MayBeSent(
            f"The mail may have been sent: {server} had it whole and then {reason(error, timeout).happened}. "
            "Look into a recipient's mailbox before you send it again."
        ) from error
    if code != OK:
        raise not_sent(server, reply(code, said))


def _in_words(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
