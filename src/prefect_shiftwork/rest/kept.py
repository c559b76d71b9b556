"""Answers that a vendor has tagged, kept to be asked for again only if they have changed (RFC 9110, If-None-Match).

HTTP caches that are libraries do more than is wanted here: they answer without asking as long as they think an answer
fresh, bound what they keep by its number alone, or write it to a disk.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

import httpx
from pydantic_core import from_json

MOST = 256
"""Answers that are kept for one credential."""

MOST_BYTES = 32 * 1024 * 1024
"""Bytes that they may have together: a year of a large department's schedule has 20 MB."""


@dataclass(frozen=True)
class Kept:
    """An answer, and the tag that the vendor knows it by."""

    tag: str
    media_type: str
    content: bytes = field(repr=False)

    def answer(self) -> httpx.Response:
        """The answer as it came."""
        return httpx.Response(200, headers={"ETag": self.tag, "Content-Type": self.media_type}, content=self.content)


class KeptAnswers:
    """The tagged answers of one credential, for all its sessions, event loops and threads.

    They are in memory only. When there are too many, those go first that were not wanted for longest.
    """

    def __init__(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> None:
        self._most = most
        self._most_bytes = most_bytes
        self._by_url: OrderedDict[str, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def of(self, url: str) -> Kept | None:
        """The answer that is kept for an address."""
        with self._lock:
            if kept := self._by_url.get(url):
                self._by_url.move_to_end(url)
            return kept

    def keep(self, url: str, answer: httpx.Response) -> None:
        """Keep the answer of an address instead of an earlier one; one that cannot be kept replaces it by none."""
        kept = _keepable(answer)
        with self._lock:
            self._drop(self._by_url.pop(url, None))
            if kept:
                self._by_url[url] = kept
                self._bytes += len(kept.content)
            while len(self._by_url) > self._most or self._bytes > self._most_bytes:
                self._drop(self._by_url.popitem(last=False)[1])

    def _drop(self, kept: Kept | None) -> None:
        self._bytes -= len(kept.content) if kept else 0


def _keepable(answer: httpx.Response) -> Kept | None:
    """The answer if it is tagged, may be kept, and is whole: one that was cut short would come back again and again."""
    tag = answer.headers.get("ETag")
    if not tag or answer.status_code != httpx.codes.OK or "no-store" in answer.headers.get("Cache-Control", "").lower():
        return None
    try:
        from_json(answer.content)
    except ValueError:
        return None
    return Kept(tag, answer.headers.get("Content-Type", ""), answer.content)
