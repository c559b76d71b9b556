"""What is wrong with a template, said to the person who wrote it."""

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from difflib import get_close_matches
from traceback import walk_tb

from jinja2 import StrictUndefined, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.utils import missing

from prefect_shiftwork.rest.errors import ShiftworkError

ENDINGS = (".html", ".txt", ".md")
"""How a template's name ends; by it a template's frame is told from a Python one."""


class TemplateProblem(ShiftworkError):
    """A template cannot be rendered: one sentence with its name, the line, and what to change.

    Attributes:
        template: the template's name.
        line: where in it, counted from 1; None when that is not known.
    """

    def __init__(self, template: str, line: int | None, reason: str) -> None:
        self.template, self.line = template, line
        where = f", line {line}" if line else ""
        super().__init__(f"Template {template}{where}: {reason.rstrip('.')}.")

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling, which Prefect does to a failed task's exception."""
        return (_rebuild, (str(self), self.template, self.line))


def _rebuild(message: str, template: str, line: int | None) -> TemplateProblem:
    problem = TemplateProblem.__new__(TemplateProblem)
    Exception.__init__(problem, message)
    problem.template, problem.line = template, line
    return problem


class Unknown(StrictUndefined):
    """A name that a template uses and that nothing has; its error tells the name that was probably meant."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        super().__init__(hint or _unknown(obj, str(name)), obj, name, exc)


def _unknown(obj: object, name: str) -> str:
    if obj is missing:
        return f"nothing is called {name!r} here"
    known = [field.name for field in fields(obj)] if is_dataclass(obj) else []
    meant = get_close_matches(name, known, n=1)
    advice = f"did you mean {meant[0]!r}?" if meant else f"it has {', '.join(known)}" if known else "check the spelling"
    return f"{type(obj).__name__} has no {name!r}; {advice}"


def problem(error: Exception, template: str, given: Collection[str]) -> TemplateProblem:
    """The problem behind an error of jinja2 or of anything that a template called.

    Args:
        error: what was raised.
        template: the name of the template that was asked for; a layout or a macro that it uses may be at fault.
        given: the names of the variables that it was given.
    """
    if isinstance(error, TemplateSyntaxError):
        return TemplateProblem(error.name or template, error.lineno, error.message or "it is not a valid template")
    name, line = _place(error, template)
    if isinstance(error, TemplateNotFound):
        return TemplateProblem(name, line, f"there is no template called {error.name!r}")
    hint = f" (it is given: {', '.join(given)})" if isinstance(error, UndefinedError) else ""
    return TemplateProblem(name, line, f"{str(error).rstrip('.')}{hint}")


def _place(error: Exception, template: str) -> tuple[str, int | None]:
    """Where it happened: the innermost frame that is a template's."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    return next(((name, line) for name, line in reversed(frames) if name.endswith(ENDINGS)), (template, None))
