"""Jinja2's sandbox as the templates see it: the pack's own files, a reader's filters, a language's words."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from jinja2 import FunctionLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prefect_shiftwork.templates import foreign
from prefect_shiftwork.templates.problems import Unknown
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.words import translations

FOLDER = Path(str(files("prefect_shiftwork.templates")))
SUFFIX = ".j2"
SHARED = "layout"


@lru_cache(maxsize=32)
def environment(reader: Reader) -> ImmutableSandboxedEnvironment:
    """The sandbox for one reader, with its compiled templates."""
    sandbox = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(_load),
        autoescape=_is_html,
        undefined=Unknown,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    sandbox.policies["ext.i18n.trimmed"] = True
    sandbox.filters.update(filters(reader))
    words = translations(reader.babel.language)
    sandbox.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    return sandbox


def filters(reader: Reader) -> Mapping[str, Callable[..., str]]:
    """What a template can write after a ``|``: values as the reader expects them, and text from outside made safe."""
    return {
        "date": reader.day,
        "time": reader.clock,
        "moment": reader.moment,
        "span": reader.span,
        "period": reader.period,
        "number": reader.number,
        "hours": reader.hours,
        "size": reader.size,
        "cell": reader.cell,
        "clean": foreign.clean,
        "plain": foreign.plain,
        "link": foreign.link,
        "md": foreign.md,
    }


@cache
def sources() -> Mapping[str, str]:
    """Every template of the pack by its name (its path without ``.j2``)."""
    found = sorted(FOLDER.rglob(f"*{SUFFIX}"))
    return {path.relative_to(FOLDER).as_posix().removesuffix(SUFFIX): path.read_text("utf-8") for path in found}


@cache
def messages() -> Mapping[str, tuple[str, ...]]:
    """The messages by their folders, with the files of each; what they share (``layout``) is none."""
    folders: dict[str, tuple[str, ...]] = {}
    for name in sources():
        folder, _, file = name.rpartition("/")
        folders[folder] = (*folders.get(folder, ()), file)
    folders.pop(SHARED)
    return folders


def _load(name: str) -> tuple[str, str, None] | None:
    """A source with its name as its file name, by which an error tells where it is."""
    return (sources()[name], name, None) if name in sources() else None


def _is_html(name: str | None) -> bool:
    return name is not None and name.endswith(".html")
