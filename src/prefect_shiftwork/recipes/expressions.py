"""What stands between ``{{`` and ``}}`` in a recipe: jinja2 expressions in the pack's sandbox, strict about names.

A text that is one whole expression has the value of the expression, whatever its type. Any other text is text.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, Undefined, UndefinedError, meta, nodes

from prefect_shiftwork.rest.errors import InvalidInput, ShiftworkError
from prefect_shiftwork.templates.environment import environment
from prefect_shiftwork.templates.problems import Unknown
from prefect_shiftwork.templates.reader import Reader

Scope = Mapping[str, object]


class NotMadeYet(UndefinedError):
    """An expression uses the answer of a write that was not made."""


class DependsOnAWrite(ShiftworkError):
    """What a step does is known only when a step before it has been made."""


def not_made(step: str, why: str) -> Undefined:
    """The result of a step that has none: whatever is done with it says why."""
    return Unknown(hint=f"step {step!r} has no result: {why}", exc=NotMadeYet)


def value(text: str, scope: Scope, reader: Reader) -> object:
    """What a text stands for.

    Raises:
        InvalidInput: an expression cannot be evaluated; the message says why.
        DependsOnAWrite: it uses the answer of a write that was not made.
    """
    try:
        return _compiled(text, reader)(scope)
    except NotMadeYet as error:
        raise DependsOnAWrite(str(error)) from None
    except Exception as error:  # an expression can call what raises anything
        raise InvalidInput(str(error).rstrip(".")) from error


def is_whole(text: str, reader: Reader) -> bool:
    """Whether a text is one expression and nothing else. Raises InvalidInput for one that cannot be read."""
    return _is_whole(parsed(text, environment(reader)))


def has_expressions(text: str) -> bool:
    """Whether there is anything to evaluate in a text."""
    return any(mark in text for mark in ("{{", "{%", "{#"))


def free_names(text: str, reader: Reader) -> set[str]:
    """The names that a text uses and that jinja2 itself does not know.

    Raises:
        InvalidInput: it cannot be read, or uses a filter that there is not.
    """
    sandbox = environment(reader)
    try:
        sandbox.compile(text)  # what is no filter is told only here
        return meta.find_undeclared_variables(parsed(text, sandbox)) - sandbox.globals.keys()
    except TemplateSyntaxError as error:
        raise InvalidInput(f"{error.message}") from None


def used(text: str, owner: str, reader: Reader) -> Iterator[str]:
    """The members of a name that a text uses, like ``people`` of ``steps`` in ``{{ steps.people }}``."""
    tree = parsed(text, environment(reader))
    for dotted in tree.find_all(nodes.Getattr):
        if isinstance(dotted.node, nodes.Name) and dotted.node.name == owner:
            yield dotted.attr
    for indexed in tree.find_all(nodes.Getitem):
        if isinstance(indexed.node, nodes.Name) and indexed.node.name == owner:
            yield from [str(indexed.arg.value)] if isinstance(indexed.arg, nodes.Const) else []


def parsed(text: str, sandbox: Environment) -> nodes.Template:
    """The tree of a text. Raises InvalidInput when it cannot be read."""
    try:
        return sandbox.parse(text)
    except TemplateSyntaxError as error:
        raise InvalidInput(f"{error.message}") from None


def _is_whole(tree: nodes.Template) -> bool:
    match tree.body:
        case [nodes.Output(nodes=[node])]:
            return not isinstance(node, nodes.TemplateData)
    return False


@lru_cache(maxsize=1_000)
def _compiled(text: str, reader: Reader) -> Callable[[Scope], object]:
    """A text, made ready for the many records that it is evaluated for."""
    if not has_expressions(text):
        return lambda _: text
    sandbox = environment(reader)
    if not _is_whole(parsed(text, sandbox)):
        return sandbox.from_string(text).render
    expression = sandbox.compile_expression(text[2:-2].strip("-+"), undefined_to_none=False)

    def known(scope: Scope) -> object:
        found = expression(scope)
        if isinstance(found, Undefined):
            str(found)  # raises what is wrong with it
        return found

    return known
