"""A connection to a mail server, encrypted as the block asks and logged in."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from prefect_shiftwork.mail.account import Account
from prefect_shiftwork.mail.errors import NotSent
from prefect_shiftwork.mail.reasons import Reason, reason


@contextmanager
def connected(account: Account, timeout: float) -> Iterator[smtplib.SMTP]:
    """A session that is ready for a mail.

    Raises:
        NotSent: the server cannot be reached, is not to be trusted, or does not let us in.
    """
    context = _tls(verify=account.verify)
    with nothing_sent(account, timeout):
        smtp = (
            smtplib.SMTP_SSL(account.host, account.port, timeout=timeout, context=context)
            if account.security == "SSL"
            else smtplib.SMTP(account.host, account.port, timeout=timeout)
        )
    try:
        with nothing_sent(account, timeout):
            if account.security == "STARTTLS":
                smtp.starttls(context=context)
            smtp.ehlo_or_helo_if_needed()
            _log_in(smtp, account, timeout)
        yield smtp
    finally:
        with suppress(OSError):  # what became of the mail is known by now
            smtp.quit()


@contextmanager
def nothing_sent(account: Account, timeout: float) -> Iterator[None]:
    """Whatever goes wrong within, the mail did not go out."""
    try:
        yield
    except OSError as error:
        raise not_sent(account, reason(error, timeout)) from error


def not_sent(account: Account, why: Reason) -> NotSent:
    """The error that says why a mail did not go out."""
    return NotSent(f"The mail was not sent: {account} {why.happened}. {why.fix}", temporary=why.temporary)


def _tls(*, verify: bool) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _log_in(smtp: smtplib.SMTP, account: Account, timeout: float) -> None:
    if account.username is None:
        return
    try:
        smtp.login(account.username, account.password.get_secret_value())
    except UnicodeEncodeError:
        # The error would carry the password along.
        why = Reason("can be logged in to with ASCII letters only", "Choose a password without umlauts or accents.")
        raise not_sent(account, why) from None
    except smtplib.SMTPAuthenticationError as error:
        # Its text is the server's, which may repeat what it was sent.
        raise not_sent(account, reason(error, timeout)) from None
