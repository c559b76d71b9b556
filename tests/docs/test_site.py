"""The site is whole, and needs nothing but itself."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.xdist_group("site")
"""One worker builds it, which takes longer than all these tests."""

ROOT = Path(__file__).parents[2]
LOADED = re.compile(r"""<(?:script|img|iframe|link)\b[^>]*?(?:src|href)=["'](?:https?:)?//|@import|url\(["']?https?:""")


def build(source: Path, into: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", str(ROOT / "docs")]
    return subprocess.run([*command, str(source), str(into)], capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built without a warning."""
    into = tmp_path_factory.mktemp("site")
    built = build(ROOT, into)
    assert ("", 0) == (built.stderr, built.returncode)
    return into


def files(site: Path) -> Iterator[Path]:
    return (path for path in site.rglob("*") if path.suffix in {".html", ".css"})


def test_the_site_opens_with_the_readme(site: Path) -> None:
    assert "Three jobs of people who schedule crews" in (site / "index.html").read_text()


def test_every_document_is_a_page(site: Path) -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    pages = {path.relative_to(site).with_suffix(".md") for path in site.rglob("*.html")}
    assert {path.relative_to(ROOT) for path in documents} <= pages


def test_an_operation_is_reached_by_its_name(site: Path) -> None:
    assert 'id="list_events"' in (site / "docs/reference/crewio.html").read_text()


def test_a_page_loads_nothing_from_anywhere_else(site: Path) -> None:
    assert [] == [path.name for path in files(site) if LOADED.search(path.read_text())]


def test_links_that_lead_nowhere_stop_the_build(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Start\n\n[a page](gone.md) and [a heading](#lost)\n")
    built = build(tmp_path, tmp_path / "site")
    assert built.returncode
    assert ["gone", "lost"] == [word for word in ("gone", "lost") if word in built.stderr]
