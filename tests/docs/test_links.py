"""Whatever a document points to is there."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
MARKDOWN = MarkdownIt("commonmark").enable("table")


def tokens(document: Path) -> list[Token]:
    """Every token of a document, also those inside of a line."""
    blocks = MARKDOWN.parse(document.read_text())
    return [*blocks, *(child for block in blocks for child in block.children or ())]


def links(document: Path) -> list[str]:
    """Where a document's links lead, without those to the web."""
    found = [str(token.attrGet("href")) for token in tokens(document) if token.type == "link_open"]
    return [link for link in found if "://" not in link]


def anchors(document: Path) -> set[str]:
    """What can stand behind # in a link to a document: its headings, as GitHub spells them."""
    lines = re.sub(r"^```.*?^```", "", document.read_text(), flags=re.DOTALL | re.MULTILINE)
    headings = re.findall(r"^#+ (.+)$", lines, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_picture_is_there_and_told_in_words(document: Path) -> None:
    for picture in (token for token in tokens(document) if token.type == "image"):
        assert (document.parent / str(picture.attrGet("src"))).is_file()
        assert len(picture.content) > len("A picture")


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached = [ROOT / "README.md"]
    for document in reached:
        pages = [(document.parent / link.partition("#")[0]).resolve() for link in links(document)]
        reached += [page for page in pages if page in DOCUMENTS and page not in reached]
    assert set(DOCUMENTS) == set(reached)
