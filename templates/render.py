"""Templates rendered: the pack's own by name, a person's as text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import jinja2
from css_inline import CSSInliner

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.environment import FOLDER, environment
from prefect_shiftwork.templates.problems import ENDINGS, problem
from prefect_shiftwork.templates.reader import Reader

STYLE = FOLDER / "layout" / "mail.css"
BLANK_LINES = re.compile(r"\n\s*\n\s*\n")
ONE_LINE = ("subject.txt", "title.txt")


@dataclass(frozen=True)
class Template:
    """A template: one of the pack's by its name, or a person's own text.

    Attributes:
        name: of one of the pack's, its path without ``.j2``; of a person's own, what its errors call it. The ending
            tells how values are written into it: ``.html`` escapes them, ``.txt`` and ``.md`` do not.
        text: the person's own text; None for one of the pack's.

    Raises:
        InvalidInput: the name has none of the three endings.
    """

    name: str
    text: str | None = None

    def __post_init__(self) -> None:
        if not self.name.endswith(ENDINGS):
            raise InvalidInput(f"A template's name ends with {', '.join(ENDINGS)}; {self.name!r} does not.")


def render(template: Template | str, values: Mapping[str, object], reader: Reader) -> str:
    """A template's text for a reader, ready to be sent.

    An HTML document has its styles inlined, a subject or a title is one line, any other text has no two empty lines
    in a row.

    Args:
        template: the template, or the name of one of the pack's such as ``shift_mail/message.html``.
        values: the variables that it is given.
        reader: for whom dates, numbers and the pack's own words are written.

    Raises:
        TemplateProblem: it cannot be rendered; the error names the template, the line and what is unknown.
    """
    wanted = Template(template) if isinstance(template, str) else template
    try:
        text = _compiled(wanted, environment(reader)).render(values, reader=reader)
    except Exception as error:  # a template can call what raises anything
        raise problem(error, wanted.name, values.keys()) from error
    return _finished(wanted.name, text)


def _compiled(template: Template, sandbox: jinja2.Environment) -> jinja2.Template:
    if template.text is None:
        return sandbox.get_template(template.name)
    code = sandbox.compile(template.text, template.name, template.name)
    return jinja2.Template.from_code(sandbox, code, sandbox.make_globals(None))


def _finished(name: str, text: str) -> str:
    if name.endswith(ONE_LINE):
        return " ".join(text.split())
    if not name.endswith(".html"):
        return BLANK_LINES.sub("\n\n", text).strip()
    return _inliner().inline(text) if "<html" in text else text.strip()


@cache
def _inliner() -> CSSInliner:
    """Writes the style sheet into the elements, where Outlook and Gmail read it; it loads nothing from anywhere."""
    return CSSInliner(
        extra_css=STYLE.read_text("utf-8"),
        load_remote_stylesheets=False,
        keep_style_tags=True,
        keep_at_rules=True,
        remove_inlined_selectors=True,
    )
