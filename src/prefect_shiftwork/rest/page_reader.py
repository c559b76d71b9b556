"""Asks a vendor for the pages of one list, and reads them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

import httpx
from pydantic import ValidationError

from prefect_shiftwork.rest import answers, lenient
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.errors import Failure, UnexpectedAnswer
from prefect_shiftwork.rest.origin import path_and_query
from prefect_shiftwork.rest.pages import Page
from prefect_shiftwork.rest.vendor import Vendor


@dataclass(frozen=True)
class PageReader:
    """What walks over the pages of a list read them with (:class:`prefect_shiftwork.rest.pages.Reader`).

    Attributes:
        operation: the name of the one that lists.
        call: the request of the first page.
        shape: what a page is validated as.
        arguments: what the list was asked with, validated.
    """

    client: Vendor
    operation: str
    call: Call
    shape: type[Page]
    arguments: Mapping[str, Any]

    def argument(self, name: str) -> Any:
        """What the list was asked with; None for what it was not."""
        return self.arguments.get(name)

    def endless(self, why: str) -> UnexpectedAnswer:
        """The error for a vendor whose pages do not end."""
        return UnexpectedAnswer(Failure(self.client.title, self.operation), happened=f"pages without end: {why}")

    async def page(self, query: dict[str, Any] | None = None, *, link: str | None = None) -> Page:
        """Ask and read."""
        return self.read(await self.ask(query, link=link))

    async def ask(self, query: dict[str, Any] | None = None, *, link: str | None = None) -> httpx.Response:
        """The answer with these query arguments in place of the call's own, or behind a link of this vendor."""
        call = replace(self.call, path=path_and_query(link), query=()) if link else self.part(query or {}).call
        return await self.client.session.send(call)

    def part(self, query: dict[str, Any]) -> Self:
        """One that reads the same list with these query arguments in place of the call's own."""
        kept = [(name, value) for name, value in self.call.query if name not in query]
        return replace(self, call=replace(self.call, query=[*kept, *query.items()]))

    def read(self, answer: httpx.Response) -> Page:
        """The page that is in an answer, validated from its bytes. Raises UnexpectedAnswer."""
        try:
            page, left_out = lenient.read(
                self.client.drift,
                self.operation,
                self.client.context,
                lambda context: self.shape.model_validate_json(answer.content, context=context),
                lambda context: lenient.page_of(self.shape).model_validate_json(answer.content, context=context),
            )
        except ValidationError as error:
            not_json = any(problem["type"] == "json_invalid" for problem in error.errors(include_url=False))
            what = answers.not_json(answer) if not_json else answers.drift(error)
            raise answers.unexpected(answer, self.client.title, self.operation, what) from None
        self.client.note(self.operation, page.items)
        return page.without(left_out)
