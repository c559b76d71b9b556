"""Why a mail server and this machine did not come together, in words for the person who keeps the block."""

import smtplib
import socket
import ssl
from dataclasses import dataclass

LONGEST = 200
"""Characters of a server's reply that are quoted."""


@dataclass(frozen=True)
class Reason:
    """What a server did, what a person can do, and whether it may pass by itself."""

    happened: str
    fix: str
    temporary: bool = False


TRY_LATER = "Send it again later."
TYPES = "Use SSL (usually port 465) or STARTTLS (usually port 587), as the mail provider says."


def reason(error: OSError, timeout: float) -> Reason:
    """The reason behind an error of smtplib, of TLS or of the network; smtplib's errors are OSErrors too."""
    if isinstance(error, smtplib.SMTPServerDisconnected) and isinstance(error.__context__, OSError):
        error = error.__context__  # smtplib says "closed" for whatever happened to the connection
    if isinstance(error, smtplib.SMTPException):
        return _of_smtp(error)
    if isinstance(error, ssl.SSLError):
        return _of_tls(error)
    return _of_network(error, timeout)


def reply(code: int, said: bytes | str) -> Reason:
    """The reason behind a reply: 4xx may pass by itself, 5xx does not (RFC 5321, 4.2.1)."""
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    words = " ".join(text.split())[:LONGEST].rstrip(".")
    temporary = 400 <= code < 500
    fix = TRY_LATER if temporary else "The server will not take it as it is; its reply says what to change."
    return Reason(f"answered {code} ({words})", fix, temporary)


def _of_smtp(error: smtplib.SMTPException) -> Reason:
    match error:
        case smtplib.SMTPAuthenticationError():
            return Reason(
                f"does not accept the user name or the password ({error.smtp_code})",
                "Check both in the block; Gmail, Outlook and others want a password made for apps.",
            )
        case smtplib.SMTPNotSupportedError() if "STARTTLS" in str(error):
            return Reason("offers no STARTTLS, and nothing is sent unencrypted", TYPES)
        case smtplib.SMTPNotSupportedError():
            return Reason("offers no login here", f"{TYPES} If it wants no login, empty the block's user name.")
        case smtplib.SMTPSenderRefused():
            why = reply(error.smtp_code, error.smtp_error)
            return Reason(f"refuses the sender {error.sender}: it {why.happened}", why.fix, why.temporary)
        case smtplib.SMTPResponseException():
            return reply(error.smtp_code, error.smtp_error)
        case smtplib.SMTPServerDisconnected():
            return Reason("closed the connection", TRY_LATER, temporary=True)
        case _:
            return Reason("offers no way to log in that is known here", TYPES)


def _of_tls(error: ssl.SSLError) -> Reason:
    if isinstance(error, ssl.SSLCertVerificationError):
        return Reason(
            f"shows a certificate that is not to be trusted ({error.verify_message})",
            "Write the server as its certificate names it, or let its certificate authority be trusted here.",
        )
    return Reason("does not speak TLS on this port", TYPES)


def _of_network(error: OSError, timeout: float) -> Reason:
    match error:
        case TimeoutError():
            return Reason(f"did not answer within {timeout:g} seconds", TRY_LATER, temporary=True)
        case socket.gaierror():
            return Reason("is not known by that name", "Check the block's SMTP Server and the network.", temporary=True)
        case ConnectionRefusedError():
            return Reason("takes no connection on this port", f"Check the block's port. {TYPES}", temporary=True)
        case _:
            words = error.strerror or type(error).__name__
            return Reason(
                f"could not be reached or left ({words})", "Check the network; send it again.", temporary=True
            )
