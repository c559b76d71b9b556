"""What happens once, happens once: over failures, kills and restarts, and without a Prefect server."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from prefect_shiftwork.flows.memory import (
    DidNotHappen,
    Effect,
    MayHaveHappened,
    NotRemembered,
    Once,
    once,
    recall,
    remember,
    was_done,
)
from prefect_shiftwork.mail.errors import NotSent

KEY = "announce/crewio/9f1c/mail/ada@example.org"


@pytest.fixture(autouse=True)
def _memory(memory: Path) -> None:
    """Every test has an empty memory of its own."""


class Target:
    """Where effects arrive; it raises what it was told before it takes the next one, or after."""

    def __init__(self) -> None:
        self.taken = 0
        self.before: list[BaseException] = []
        self.after: list[BaseException] = []

    async def take(self) -> None:
        if self.before:
            raise self.before.pop()
        self.taken += 1
        if self.after:
            raise self.after.pop()

    async def holds_it(self) -> bool:
        return self.taken > 0

    def mail(self) -> Effect:
        """An effect that cannot be looked up."""
        return Effect(KEY, "mail about crewio/9f1c", self.take)

    def record(self) -> Effect:
        """An effect that can be looked up."""
        return Effect(KEY, "announcement of crewio/9f1c", self.take, self.holds_it)


@pytest.fixture
def target() -> Target:
    return Target()


MAKERS: list[Callable[[Target], Effect]] = [Target.mail, Target.record]


@pytest.mark.parametrize("make", MAKERS)
async def test_an_effect_happens_once(target, make) -> None:
    assert [Once.NOW, Once.BEFORE, Once.BEFORE] == [await once(make(target)) for _ in range(3)]
    assert (1, True) == (target.taken, await was_done(KEY))


async def test_what_is_at_its_target_already_is_not_made_again(target) -> None:
    target.taken = 1

    assert Once.BEFORE == await once(target.record())
    assert 1 == target.taken


async def test_a_kill_while_it_happens_leaves_the_next_run_uncertain(target) -> None:
    target.after = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await once(target.mail())

    with pytest.raises(MayHaveHappened, match=r"crewio/9f1c: an earlier run was stopped .* may have arrived"):
        await once(target.mail())
    assert (1, False) == (target.taken, await was_done(KEY))


async def test_a_person_who_has_looked_can_repeat_what_is_uncertain(target) -> None:
    target.before = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await once(target.mail())

    assert Once.NOW == await once(target.mail(), again_if_uncertain=True)
    assert Once.BEFORE == await once(target.mail(), again_if_uncertain=True)
    assert 1 == target.taken


async def test_a_person_who_has_found_it_can_count_it_as_sent(target) -> None:
    target.after = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await once(target.mail())

    assert Once.BEFORE == await once(target.mail(), done_if_uncertain=True)
    assert Once.BEFORE == await once(target.mail())
    assert 1 == target.taken


async def test_what_was_never_begun_is_not_counted_as_sent(target) -> None:
    assert Once.NOW == await once(target.mail(), done_if_uncertain=True)
    assert 1 == target.taken


async def test_after_a_kill_what_can_be_looked_up_is_looked_up(target) -> None:
    target.after = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await once(target.record())

    assert Once.BEFORE == await once(target.record())
    assert 1 == target.taken


async def test_after_a_kill_what_is_not_at_its_target_is_made(target) -> None:
    target.before = [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await once(target.record())

    assert Once.NOW == await once(target.record())


async def test_what_provably_did_not_happen_is_tried_again_by_the_next_run(target) -> None:
    refused = DidNotHappen()
    refused.__cause__ = NotSent("The mail was not sent: the server is closed.")
    target.before = [refused]

    with pytest.raises(NotSent, match="the server is closed"):
        await once(target.mail())

    assert Once.NOW == await once(target.mail())


async def test_effects_do_not_share_a_memory(target) -> None:
    await once(target.mail())

    assert Once.NOW == await once(Effect(KEY.replace("ada", "ben"), "mail", target.take))


async def test_looking_whether_it_was_done_writes_nothing(target, memory) -> None:
    assert not await was_done(KEY, target.holds_it)
    target.taken = 1
    assert await was_done(KEY, target.holds_it)
    assert [] == [path for path in memory.rglob("*") if path.is_file()]


async def test_no_address_is_kept(target, memory) -> None:
    await once(target.mail())

    kept = [path for path in memory.rglob("*") if path.is_file()]
    assert kept
    for path in kept:
        assert "ada" not in path.name
        assert b"ada@example.org" not in path.read_bytes()


async def test_a_note_is_recalled_and_replaced() -> None:
    assert None is await recall("watermark")
    for text in ("first", "second"):
        await remember("watermark", text)
        assert text == await recall("watermark")


async def test_what_could_not_be_remembered_is_not_sent(target, full) -> None:
    with full, pytest.raises(NotRemembered, match="PREFECT_LOCAL_STORAGE_PATH"):
        await once(target.mail())
    assert 0 == target.taken


async def test_a_note_that_is_not_kept_is_an_error(full) -> None:
    doing: Awaitable[None] = remember("watermark", "text")
    with full, pytest.raises(NotRemembered, match="could not be remembered"):
        await doing
