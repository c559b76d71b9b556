"""Effects that happen once, however often a run is started and wherever it is killed.

What was done is remembered in Prefect's own transactions: records in the result storage that the flow uses. With shared
result storage the memory holds on every worker (``docs/deploying``). An effect that can be looked up at its target is
looked up there before it is made; one that cannot (a mail, a chat message) is claimed first, so that a run that was
killed half-way leaves a claim and the next run says so instead of sending again.
"""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from prefect.blocks.core import Block
from prefect.results import get_result_store
from prefect.transactions import AsyncTransaction, CommitMode, atransaction

from prefect_shiftwork.rest.errors import ShiftworkError

STORAGE = (
    "The result storage cannot be written: check PREFECT_LOCAL_STORAGE_PATH, or the storage block, of this worker."
)


class Once(StrEnum):
    """How an effect came to be there."""

    NOW = "done"
    BEFORE = "was done before"


class MayHaveHappened(ShiftworkError):
    """An earlier run began this effect and never reported its end."""


class NotRemembered(ShiftworkError):
    """The result storage did not keep the record of what is about to be done, so it was not done."""


class DidNotHappen(Exception):
    """Raised by an effect that provably did not take place, with its cause; its claim is given back."""


@dataclass(frozen=True)
class Effect:
    """Something to be done once.

    Attributes:
        key: natural key: the same effect has the same key in every run.
        what: for people, like "mail about shift 31415".
        perform: does it. Raises :class:`DidNotHappen` from the cause when it provably did not happen.
        look: whether it is at its target already; None when the target cannot be asked.
    """

    key: str
    what: str
    perform: Callable[[], Awaitable[None]]
    look: Callable[[], Awaitable[bool]] | None = None


async def once(effect: Effect, *, again_if_uncertain: bool = False, done_if_uncertain: bool = False) -> Once:
    """Perform the effect unless it was performed before.

    Args:
        effect: what to do.
        again_if_uncertain: perform it even though an earlier run may have; for a person who has looked.
        done_if_uncertain: count it as performed if an earlier run may have; for a person who has found it.

    Raises:
        MayHaveHappened: an earlier run may have done it, and the target cannot be asked.
        NotRemembered: the result storage is not writable; nothing was done.
    """
    async with _record(effect.key, "done") as done:
        if done.is_committed():
            return Once.BEFORE
        if effect.look and await effect.look():
            done.stage(effect.what)
            return Once.BEFORE
        if await _is_claimed(effect) and not effect.look:
            if done_if_uncertain:
                done.stage(effect.what)
                return Once.BEFORE
            if not again_if_uncertain:
                raise MayHaveHappened(
                    f"{effect.what}: an earlier run was stopped while sending it, so it may have arrived. Look there; "
                    "then run with 'Repeat what is uncertain' or 'Count what is uncertain as sent' switched on."
                )
        await _claim(effect, held=True)
        try:
            await effect.perform()
        except DidNotHappen as error:
            await _claim(effect, held=False)
            raise error.__cause__ or error from None
        done.stage(effect.what)
    return Once.NOW


async def was_done(key: str, look: Callable[[], Awaitable[bool]] | None = None) -> bool:
    """Whether the effect with that key was performed before, as far as memory and target know; nothing is written."""
    async with _record(key, "done", read_only=True) as done:
        remembered = done.is_committed()
    return remembered or bool(look and await look())


async def recall(key: str) -> str | None:
    """The text that was remembered under that key."""
    async with _record(key, "note", read_only=True) as note:
        record = await note.read() if note.is_committed() else None
    return record.result if record else None


async def remember(key: str, text: str) -> None:
    """Keep a text under that key, in place of an earlier one.

    Raises:
        NotRemembered: the result storage cannot be written.
    """
    async with _record(key, "note", overwrite=True) as note:
        note.stage(text)
    if not note.is_committed():
        raise NotRemembered(f"What this run has seen could not be remembered. {STORAGE}")


def saved_as(block: Block) -> str:
    """The name under which a block is saved, which stays when its secret is renewed; else that of its type."""
    return block._block_document_name or block.get_block_type_slug()


async def _is_claimed(effect: Effect) -> bool:
    async with _record(effect.key, "claim", read_only=True) as claim:
        record = await claim.read() if claim.is_committed() else None
    return bool(record and record.result)


async def _claim(effect: Effect, *, held: bool) -> None:
    async with _record(effect.key, "claim", overwrite=True) as claim:
        claim.stage(held)
    if not claim.is_committed():
        raise NotRemembered(f"{effect.what}: it could not be remembered beforehand, so it was not sent. {STORAGE}")


def _record(
    key: str, part: str, *, read_only: bool = False, overwrite: bool = False
) -> AbstractAsyncContextManager[AsyncTransaction]:
    """The transaction that remembers one part of what has that key; a key may hold an address, so it goes in hashed."""
    return atransaction(
        f"shiftwork-{sha256(key.encode()).hexdigest()[:40]}-{part}",
        store=get_result_store(),
        commit_mode=CommitMode.EAGER,
        overwrite=overwrite,
        write_on_commit=not read_only,
    )
