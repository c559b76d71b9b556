"""The site: the documents of the repository, as they are, by Sphinx. ``make docs`` builds it into ``build/site``."""

import shutil
import sys
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

sys.path.insert(0, str(Path(__file__).parent))

from generator.pages import stale

from prefect_shiftwork.vendors.catalogue import IDS

project = html_title = "prefect-shiftwork"
author = project_copyright = "The prefect-shiftwork maintainers"
extensions = ["myst_parser"]

# The documents stand where a reader of the repository looks for them, so the repository is the source.
include_patterns = ["*.md", "docs/**.md"]
exclude_patterns = [".*", "build", "dist", "*.egg-info", "src", "blocks", "flows", "templates", "tests", "cassettes"]
root_doc = "README"

nitpicky = True
myst_heading_anchors = 4

html_theme = "furo"
html_theme_options = {"footer_icons": []}
html_static_path = ["site"]
html_css_files = ["site.css"]
html_copy_source = html_show_sourcelink = html_show_sphinx = False

CONTENTS = {
    "Jobs": ["flows", "recipes", "gallery/README", "templates", "blocks", "command"],
    "Vendors": [f"{folder}/{vendor_id}" for vendor_id in IDS for folder in ("vendors", "reference")],
    "Running it": ["deploying", "events", "webhooks", "reliability", "errors", "performance"],
    "The project": ["README", "quality", "decisions"],
}
"""What the sidebar shows, below the names of its parts. Whatever is not here is found at the end."""
OUTSIDE = ["SECURITY", "CONTRIBUTING", "CHANGELOG"]


def setup(app: Sphinx) -> None:
    """Tell Sphinx what is ours."""
    app.connect("config-inited", refuse_stale_pages)
    app.connect("source-read", with_contents)
    app.connect("doctree-read", with_plain_anchors)
    app.connect("build-finished", with_index)


def refuse_stale_pages(*_: object) -> None:
    """End the build when a page is not what the code says, or the code has no words for something."""
    if pages := stale():
        raise ExtensionError(f"{', '.join(pages)} not as the code says: pytest tests/docs --write-docs")


def with_contents(_: Sphinx, document: str, source: list[str]) -> None:
    """Put the sidebar's contents into the first page, where GitHub would show them as they are."""
    if document == root_doc:
        listed = [path for paths in CONTENTS.values() for path in paths]
        others = sorted(path.stem for path in Path(__file__).parent.glob("*.md") if path.stem not in listed)
        parts = {title: [f"docs/{path}" for path in paths] for title, paths in CONTENTS.items()}
        parts["The project"] += [*(f"docs/{path}" for path in others), *OUTSIDE]
        source[0] += "".join(toctree(title, paths) for title, paths in parts.items())


def toctree(title: str, paths: list[str]) -> str:
    """One part of the sidebar."""
    return "\n\n".join(["", f"```{{toctree}}\n:hidden:\n:caption: {title}\n", "\n".join(paths) + "\n```"])


def with_plain_anchors(_: Sphinx, doctree: nodes.document) -> None:
    """Let a heading like ``list_events`` be reached by its own name; docutils would allow ``list-events`` only."""
    for section in doctree.findall(nodes.section):
        name = section[0].astext()
        if "_" in name and name.isidentifier():
            section["ids"].append(name)


def with_index(app: Sphinx, error: Exception | None) -> None:
    """Let the folder open with its first page."""
    if error is None:
        shutil.copy(Path(app.outdir, f"{root_doc}.html"), Path(app.outdir, "index.html"))
