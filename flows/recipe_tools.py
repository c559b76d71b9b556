"""What a recipe is carried out with, and what it does to the world."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from prefect.blocks.abstract import NotificationBlock
from prefect_email import EmailServerCredentials

from prefect_shiftwork.recipes.expressions import Scope, value
from prefect_shiftwork.recipes.model import Step
from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.plan import Item
from prefect_shiftwork.templates.reader import Reader


@dataclass(frozen=True)
class Tools:
    """What a recipe is carried out with.

    Attributes:
        recipe: its name.
        accounts: the credentials by the vendor's id.
        sender: of mails; empty takes the user name of the e-mail block.
        reader: for whom days and numbers are written, and in which zone.
        names: what every expression can use.
        changes_records: it writes at a vendor, so that a list which is not whole must not decide what.
    """

    recipe: str
    accounts: Mapping[str, Access[Any]]
    email: EmailServerCredentials | None
    chat: NotificationBlock | None
    sender: str
    reader: Reader
    names: Scope
    changes_records: bool


@dataclass(frozen=True)
class Deed:
    """One change at a vendor, or one message.

    Attributes:
        key: under which it is remembered; empty where a second time does no harm.
        what: for people.
        perform: does it, and answers what the vendor answered.
    """

    key: str
    what: str
    perform: Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Making:
    """A step, with one scope for each time that it is made."""

    step: Step
    scopes: list[Scope]
    tools: Tools

    def evaluate(self, field: str, text: str, scope: Scope) -> object:
        """What a text of the step stands for. Raises InvalidInput with the step and the field."""
        with told(self.step, field):
            return value(text, scope, self.tools.reader)

    def text(self, field: str, text: str, scope: Scope) -> str:
        """What a text of the step stands for, in words."""
        return str(self.evaluate(field, text, scope)).strip()

    def key(self, scope: Scope, *place: str) -> tuple[str, str]:
        """What may happen once, for people, and the key under which it is remembered: empty where nothing is said."""
        once = self.text("once", self.step.once, scope)
        if self.step.once and not once:
            raise InvalidInput(
                f"Step {self.step.name!r}, once: it is empty for a record, so nothing tells that one apart."
            )
        return once, "/".join(["recipe", self.tools.recipe, self.step.name, *place, once]) if once else ""


@contextmanager
def told(step: Step, field: str) -> Iterator[None]:
    """Whatever is wrong inside is told with the step and its field."""
    try:
        yield
    except InvalidInput as error:
        raise InvalidInput(f"Step {step.name!r}, {field}: {str(error).rstrip('.')}.") from error


def each_once(step: Step, items: list[Item[Deed]]) -> list[Item[Deed]]:
    """The items, if no two of them are remembered alike: of those only the first would be done.

    Raises:
        InvalidInput: two are.
    """
    seen: set[str] = set()
    for key in (item.payload.key for item in items if item.payload and item.payload.key):
        if key in seen:
            raise InvalidInput(
                f"Step {step.name!r}, once: two records come to the same, so only one would be done; add "
                "{{ item.id }} or whatever tells them apart."
            )
        seen.add(key)
    return items
