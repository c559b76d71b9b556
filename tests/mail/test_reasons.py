"""What a server's or a network's failure means to the person who keeps the block."""

import errno
import smtplib

import pytest

from prefect_shiftwork.mail.reasons import LONGEST, Reason, reason, reply


@pytest.mark.parametrize(
    ("error", "happened", "temporary"),
    [
        (smtplib.SMTPException("No suitable authentication method found."), "offers no way to log in", False),
        (OSError(errno.EHOSTUNREACH, "No route to host"), "could not be reached or left (No route to host)", True),
        (ConnectionResetError(), "could not be reached or left (ConnectionResetError)", True),
        (smtplib.SMTPHeloError(504, b"who are you"), "answered 504 (who are you)", False),
    ],
)
def test_every_failure_has_a_reason_and_says_whether_it_passes(error: OSError, happened: str, temporary: bool) -> None:
    found = reason(error, timeout=30)
    assert found.happened.startswith(happened)
    assert found.temporary is temporary
    assert found.fix.endswith(".")


def test_a_servers_long_reply_is_quoted_in_short_and_on_one_line() -> None:
    assert reply(550, b"no\r\n" * 1_000).happened == f"answered 550 ({('no ' * 1_000)[:LONGEST].rstrip('.')})"
    assert reply(451, "gr\xfc\xdfe".encode("latin-1")) == Reason(
        "answered 451 (gr\ufffd\ufffde)", "Send it again later.", temporary=True
    )
