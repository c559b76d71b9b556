"""What a person gets from answers that are kept: the same records, and fewer bytes."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import replace

import httpx
import pytest

from prefect_shiftwork.rest import errors
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.kept import KeptAnswers
from prefect_shiftwork.rest.pool import SharedByCredential
from prefect_shiftwork.rest.session import Session

READ = Call(operation="list_labels", method="GET", path="/v1/labels", repeatable=True)
URL = "https://api.example.com/v1/labels"


def tagged(tag: str, content: str = "[]", **headers: str) -> httpx.Response:
    """An answer with a tag."""
    return httpx.Response(200, text=content, headers={"ETag": tag, "Content-Type": "application/json", **headers})


class Shelf:
    """A vendor that tags what it answers, and says 304 to a caller that has it."""

    def __init__(self) -> None:
        self.content = "[1]"
        self.sent: list[int] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        tag = f'"{request.url.path} {self.content}"'
        known = request.headers.get("If-None-Match") == tag
        answer = httpx.Response(304, headers={"ETag": tag}) if known else tagged(tag, self.content)
        self.sent.append(answer.status_code)
        return answer


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def kept() -> KeptAnswers:
    return KeptAnswers()


@pytest.fixture
def asking(session_with: Callable[..., Session], kept: KeptAnswers, shelf: Shelf) -> Session:
    """A session that keeps what the shelf answers."""
    session = session_with(kept=kept)
    session._http = httpx.AsyncClient(transport=httpx.MockTransport(shelf))
    return session


async def test_what_has_not_changed_is_not_sent_again_and_reads_the_same(asking, shelf) -> None:
    first, again = await asking.send(READ), await asking.send(READ)
    assert [200, 304] == shelf.sent
    assert (200, [1], first.headers["Content-Type"]) == (again.status_code, again.json(), again.headers["Content-Type"])


async def test_what_has_changed_comes_anew_and_is_kept_then(asking, shelf) -> None:
    await asking.send(READ)
    shelf.content = "[1, 2]"
    assert [[1, 2], [1, 2]] == [(await asking.send(READ)).json() for _ in range(2)]
    assert [200, 200, 304] == shelf.sent


async def test_each_address_has_its_own_answer(asking, shelf) -> None:
    for call in (READ, replace(READ, query=[("page", 2)]), replace(READ, path="/v1/users"), READ):
        await asking.send(call)
    assert [200, 200, 200, 304] == sorted(shelf.sent)


async def test_a_session_that_is_given_no_memory_asks_for_everything_each_time(session_with, vendor) -> None:
    vendor.will(tagged('"1"'), tagged('"1"'))
    session = session_with()
    await session.send(READ)
    await session.send(READ)
    assert [None, None] == [request.headers.get("If-None-Match") for request in vendor.requests]


async def test_a_write_neither_asks_nor_is_kept(session_with, vendor, kept) -> None:
    vendor.will(tagged('"1"', '{"id": 1}'), tagged('"1"', '{"id": 1}'))
    session = session_with(kept=kept)
    for _ in range(2):
        await session.send(Call("create_label", "POST", "/v1/labels", repeatable=False, json={"label": "CPT"}))
    assert [None, None] == [request.headers.get("If-None-Match") for request in vendor.requests]
    assert kept.of(URL) is None


async def test_a_streamed_answer_is_not_kept(session_with, vendor, kept) -> None:
    vendor.will(tagged('"1"'))
    async with session_with(kept=kept).stream(READ) as response:
        await response.aread()
    assert kept.of(URL) is None


async def test_a_tag_is_sent_with_each_try(session_with, vendor, kept) -> None:
    vendor.will(tagged('W/"1"', "[7]"), httpx.Response(503), httpx.Response(304))
    session = session_with(kept=kept)
    assert [[7], [7]] == [(await session.send(READ)).json() for _ in range(2)]
    assert [None, 'W/"1"', 'W/"1"'] == [request.headers.get("If-None-Match") for request in vendor.requests]


async def test_an_answer_that_is_dropped_while_its_tag_is_under_way_is_still_the_answer(session_with, vendor) -> None:
    kept = KeptAnswers(most=1)

    def dropped(_: httpx.Request) -> httpx.Response:
        kept.keep("https://api.example.com/v1/other", tagged('"2"'))
        return httpx.Response(304)

    vendor.will(tagged('"1"', "[1]"), dropped)
    session = session_with(kept=kept)
    assert [[1], [1]] == [(await session.send(READ)).json() for _ in range(2)]
    assert kept.of(URL) is None


async def test_not_changed_is_no_answer_to_one_that_has_nothing(session_with, vendor, kept) -> None:
    vendor.will(httpx.Response(304))
    with pytest.raises(errors.UnexpectedAnswer, match="nobody asked for"):
        await session_with(kept=kept).send(READ)


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, json=[]),
        tagged(""),
        tagged('"1"', **{"Cache-Control": "private, No-Store"}),
        tagged('"1"', "[1, 2"),
        tagged('"1"', "<!doctype html>"),
        httpx.Response(206, json=[], headers={"ETag": '"1"'}),
        tagged('"1"', f'"{"x" * 100}"'),
    ],
    ids=["untagged", "blank tag", "no-store", "cut short", "web page", "partial", "too large"],
)
def test_what_cannot_be_kept_is_not_and_what_was_kept_before_is_gone(answer: httpx.Response) -> None:
    kept = KeptAnswers(most_bytes=50)
    kept.keep(URL, tagged('"0"'))
    kept.keep(URL, answer)
    assert kept.of(URL) is None


def addresses(kept: KeptAnswers, *numbers: int) -> list[int]:
    """Those of some numbered addresses whose answers are kept."""
    return [number for number in numbers if kept.of(f"{URL}/{number}")]


def test_of_too_many_answers_those_go_that_were_not_wanted_for_longest() -> None:
    kept = KeptAnswers(most=2)
    for number in (1, 2):
        kept.keep(f"{URL}/{number}", tagged('"1"'))
    kept.of(f"{URL}/1")
    kept.keep(f"{URL}/3", tagged('"1"'))
    assert [1, 3] == addresses(kept, 1, 2, 3)


def test_answers_have_no_more_bytes_together_than_they_may_also_after_some_were_replaced() -> None:
    kept = KeptAnswers(most_bytes=10)
    for number in (1, 1, 2, 2, 1):
        kept.keep(f"{URL}/{number}", tagged('"1"', "[1,2]"))
    assert [1, 2] == addresses(kept, 1, 2)
    kept.keep(f"{URL}/3", tagged('"1"', "[]"))
    assert [2, 3] == addresses(kept, 1, 2, 3)


def test_credentials_do_not_see_each_others_answers_and_clients_of_one_do() -> None:
    shared = SharedByCredential()
    shared.of("one", None).kept.keep(URL, tagged('"1"'))
    assert shared.of("one", None).kept.of(URL)
    assert shared.of("other", None).kept.of(URL) is None


def test_what_is_kept_shows_in_no_log(kept) -> None:
    kept.keep(URL, tagged('"1"', '["Ada Example"]'))
    assert "Ada" not in repr(kept.of(URL))


def in_threads(work: Callable[[], object], count: int) -> None:
    """Do the same in many threads at once, and wait for all."""
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_event_loops_in_many_threads_share_what_is_kept(session_with, kept, shelf) -> None:
    found: list[list[int]] = []

    async def ask() -> None:
        session = session_with(kept=kept)
        session._http = httpx.AsyncClient(transport=httpx.MockTransport(shelf))
        found.extend([(await session.send(READ)).json() for _ in range(5)])

    in_threads(lambda: asyncio.run(ask()), 8)
    assert [[1]] * 40 == found
    assert 32 <= shelf.sent.count(304)


def test_threads_that_keep_and_drop_at_once_leave_nothing_uncounted() -> None:
    kept = KeptAnswers(most=3, most_bytes=40)

    def work() -> None:
        for number in range(200):
            kept.keep(f"{URL}/{number % 7}", tagged('"1"', f'"{"x" * number}"' if number % 7 else "cut ["))

    in_threads(work, 8)
    assert kept._bytes == sum(len(each.content) for each in kept._by_url.values())
    assert 3 >= len(kept._by_url)
