"""A mail as it goes over the wire, on disk.

The library's own generator holds a mail four times over, which for a report of a million rows is too much: the files
of a mail are written by hand here, and everything else by the library.
"""

from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.policy import SMTP
from tempfile import TemporaryFile
from typing import IO
from uuid import uuid4

POLICY = SMTP.clone(cte_type="7bit")
"""Nothing but ASCII, which every server on the way takes."""
PIECE = 1 << 16


def size(message: EmailMessage) -> int:
    """How large the mail is on the wire, in bytes: a third more than the files in it."""
    with on_disk(message) as wire:
        return wire.tell()


def on_disk(message: EmailMessage) -> IO[bytes]:
    """The mail in a temporary file without a name, at its end; whoever asks for it closes it."""
    wire = TemporaryFile()  # noqa: SIM115 - the caller closes it
    if message.get_content_type() == "multipart/mixed":
        _write_mixed(message, wire)
    else:
        wire.write(message.as_bytes(policy=POLICY))
    return wire


def pieces(wire: IO[bytes]) -> Iterator[bytes]:
    """The mail in pieces of some lines, with the dots that SMTP wants doubled (RFC 5321, 4.5.2)."""
    wire.seek(0)
    while lines := wire.readlines(PIECE):
        yield b"".join(b"." + line if line.startswith(b".") else line for line in lines)


def _write_mixed(message: EmailMessage, wire: IO[bytes]) -> None:
    boundary = message.get_boundary()
    if boundary is None:
        boundary = uuid4().hex
        message.set_boundary(boundary)
    _write_headers(message, wire)
    for part in message.iter_parts():
        wire.write(f"--{boundary}\r\n".encode("ascii"))
        _write_part(part, wire)
        wire.write(b"\r\n")
    wire.write(f"--{boundary}--\r\n".encode("ascii"))


def _write_part(part: MIMEPart, wire: IO[bytes]) -> None:
    content = part.get_payload()
    if part["Content-Transfer-Encoding"] != "base64" or not isinstance(content, str):
        wire.write(part.as_bytes(policy=POLICY))
        return
    _write_headers(part, wire)
    for start in range(0, len(content), PIECE):
        lines = content[start : start + PIECE].replace("\r", "").replace("\n", "\r\n")
        wire.write(lines.encode("ascii"))


def _write_headers(part: MIMEPart, wire: IO[bytes]) -> None:
    for name, value in part.items():
        wire.write(POLICY.fold_binary(name, value))
    wire.write(b"\r\n")
