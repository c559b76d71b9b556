"""A report on its way to the disk: never whole in memory, never half in its place, never readable by others."""

import asyncio
import codecs
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.vendors.crewmojo.answers import MediaType, NotAReport


def check_target(to: Path) -> None:
    """Refuse a place where no file can be, before anything is asked for."""
    if not to.parent.is_dir():
        raise InvalidInput(f"There is no folder {to.parent} to keep the report in. Create it, or name another one.")
    if to.is_dir():
        raise InvalidInput(f"{to} is a folder. Name the file that the report is to be kept in.")


async def store(chunks: AsyncIterator[bytes], media_type: MediaType, to: Path) -> int:
    """Write a report to its file, which only its owner can read; answers its size in bytes.

    Raises:
        NotAReport: it is cut short or not UTF-8; nothing was kept.
    """
    size = 0
    text = _Text(media_type)
    async with whole_or_nothing(to) as file:
        async for chunk in chunks:
            text.check(chunk)
            size += await asyncio.to_thread(file.write, chunk)
        text.check_end()
    return size


@asynccontextmanager
async def whole_or_nothing(to: Path) -> AsyncIterator[BinaryIO]:
    """A file beside ``to`` that takes its place when all is written, and is gone when that fails."""
    file, part = await asyncio.to_thread(_beside, to)
    try:
        yield file
        await asyncio.to_thread(_put, file, part, to)
    finally:
        await asyncio.to_thread(_clear, file, part)


def _beside(to: Path) -> tuple[BinaryIO, Path]:
    descriptor, name = mkstemp(dir=to.parent, prefix=f".{to.name}.", suffix=".part")  # readable by its owner only
    return os.fdopen(descriptor, "wb"), Path(name)


def _put(file: BinaryIO, part: Path, to: Path) -> None:
    file.close()
    part.replace(to)


def _clear(file: BinaryIO, part: Path) -> None:
    file.close()
    part.unlink(missing_ok=True)


class _Text:
    """Checks a text that comes in pieces: UTF-8, and JSON that is closed."""

    def __init__(self, media_type: MediaType) -> None:
        self._closers = b"]}" if media_type == "application/json" else None
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._last = b""

    def check(self, chunk: bytes, *, final: bool = False) -> None:
        try:
            self._decoder.decode(chunk, final)
        except UnicodeDecodeError:
            raise NotAReport("text that is not UTF-8") from None
        self._last = chunk.rstrip()[-1:] or self._last

    def check_end(self) -> None:
        self.check(b"", final=True)
        if self._closers and self._last not in self._closers:
            raise NotAReport("JSON that is cut short")
