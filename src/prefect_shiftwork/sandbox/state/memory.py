"""The folder with the sandbox's memory: `changes.jsonl`, and the mails as `mails/*.eml`."""

import fcntl
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pydantic import TypeAdapter, ValidationError

from prefect_shiftwork.sandbox.mailbox import Mail
from prefect_shiftwork.sandbox.state.lines import CHANGE, OPENING, Change, Opening, Received, written

OLDEST = timedelta(days=20)
"""The roster of a world ends a month after its first day: an older one has too little left to try things on."""

L = TypeVar("L")


class UnusableState(Exception):
    """The folder cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Past:
    """When the world was opened, and what was changed since, oldest first."""

    opened: datetime
    changes: tuple[Change, ...] = ()


class Memory:
    """Keeps every change before anybody is told that it was made. Use as a context manager.

    The files are for their owner only: they hold mails, and the tokens that the sandbox gave out.

    Raises:
        UnusableState: the folder cannot be written, or another sandbox uses it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mails = folder / "mails"
        self._path = folder / "changes.jsonl"
        try:
            self._mails.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.fdopen(_private(self._path, os.O_RDWR | os.O_APPEND), "a+b")
        except OSError as error:
            raise UnusableState(f"No state can be kept in {folder}: {error.strerror}.") from None
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise UnusableState(f"Another sandbox keeps its state in {folder}: stop it, or name another.") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def recall(self, now: datetime) -> Past:
        """What was kept; a new beginning at `now` (aware) where nothing was, or what was is too old.

        Raises:
            UnusableState: a line is not one of a sandbox.
        """
        lines = enumerate(self._lines(), start=1)
        opening = next(self._parsed(lines, OPENING), None)
        if opening and now - opening.opened > OLDEST:
            say(f"The state in {self.folder} is of {opening.opened:%-d %B %Y}, its roster is over: it starts afresh.")
            opening = None
        if opening is None:
            self.restart(now)
            return Past(now)
        return Past(opening.opened, tuple(self._parsed(lines, CHANGE)))

    def restart(self, opened: datetime) -> None:
        """Forget everything: a new world is opened."""
        self._file.truncate(0)
        self.keep(Opening(opened))
        for mail in self._mails.glob("[0-9]*.eml"):
            mail.unlink()

    def keep(self, line: Opening | Change) -> None:
        """Add a line; once this returns it outlives the process, however that ends."""
        self._file.write(written(line))
        self._file.flush()

    def keep_mail(self, mail: Mail, content: bytes) -> None:
        """Add a mail."""
        with os.fdopen(_private(self._mail(mail.number), os.O_WRONLY | os.O_TRUNC), "wb") as file:
            file.write(content)
        self.keep(Received(mail.at, mail.number, mail.sender, mail.recipients))

    def mail(self, number: int) -> bytes | None:
        """A kept mail as it was sent, or None when somebody has removed its file."""
        path = self._mail(number)
        return path.read_bytes() if path.exists() else None

    def _mail(self, number: int) -> Path:
        return self._mails / f"{number:04}.eml"

    def _lines(self) -> list[bytes]:
        """All whole lines. Half of one is what a process was writing when it was killed: nobody was answered."""
        self._file.seek(0)
        *whole, half = self._file.read().split(b"\n")
        if half:
            say(f"The last line of {self._path} was cut off: the change was never answered, and is dropped.")
            self._file.truncate(self._file.tell() - len(half))
        return whole

    def _parsed(self, lines: Iterable[tuple[int, bytes]], kind: TypeAdapter[L]) -> Iterator[L]:
        for number, line in lines:
            try:
                yield kind.validate_json(line)
            except ValidationError:
                raise UnusableState(
                    f"Line {number} of {self._path} is not one of a sandbox: mend it, or delete {self.folder}."
                ) from None


def say(sentence: str) -> None:
    """Tell whoever started the sandbox."""
    print(sentence, file=sys.stderr)  # noqa: T201 - a person reads it


def _private(path: Path, flags: int) -> int:
    """Open a file that only its owner may read, also when it was made with other rights."""
    descriptor = os.open(path, flags | os.O_CREAT, 0o600)
    os.fchmod(descriptor, 0o600)
    return descriptor
