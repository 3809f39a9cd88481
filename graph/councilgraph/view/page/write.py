"""Assembles the page: the templates, vis-network out of the installed pyvis, the data; no request, ever."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import jinja2
import pyoxigraph as ox
from markupsafe import Markup

from councilgraph.errors import InputError, OutputError
from councilgraph.view.find import around, only_types
from councilgraph.view.payload import payload
from councilgraph.view.projection import Graph, project
from councilgraph.view.static import listing

KINDS: Final = ("network", "principles", "themes", "shared", "similar", "gaps", "timeline", "figures")
"""The views a page can open on; "matrix" is another word for "principles"."""

FOLDER: Final = Path(__file__).parent
STYLES: Final = ("base", "frame", "parts")
SCRIPTS: Final = (
    "data", "text", "state", "choose", "arrange", "canvas", "labels", "search", "legend", "evidence",
    "details", "paths", "table", "relations", "matrices", "views", "twin", "export", "queries",
    "frame", "begin",
)  # fmt: skip
VIS: Final = Path("templates/lib/vis-9.1.2/vis-network.min.js")  # the one that pyvis 0.3.2 itself uses


def write(
    store: ox.Store,
    path: Path,
    *,
    focus: str | None = None,
    depth: int = 1,
    kind: str = "network",
    types: Sequence[str] | None = None,
) -> None:
    """Write the page of a store to `path`, as UTF-8.

    Args:
        store: a store filled to the vocabulary's contract.
        path: the HTML file; what stands there is replaced.
        focus: name, slug or IRI of the thing to stay around; None for the whole graph.
        depth: steps around the focus.
        kind: the view to open on, one of KINDS.
        types: class names to keep, as "Council"; None for all.

    Raises:
        LookupFailed: nothing has the name `focus`.
        InputError: no such kind or type.
        OutputError: `path` cannot be written.
    """
    page = render(project(store), focus=focus, depth=depth, kind=kind, types=types)
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(
            f"cannot be written ({error.strerror})", where=path, remedy="choose another place with -o"
        ) from error


def render(
    graph: Graph,
    *,
    focus: str | None = None,
    depth: int = 1,
    kind: str = "network",
    types: Iterable[str] | None = None,
) -> str:
    """Answer the page of a projected graph as text; parameters and errors as in `write`."""
    kind = "principles" if kind == "matrix" else kind
    if kind not in KINDS:
        raise InputError(f"no view {kind!r}", where="--kind", remedy=f"one of {', '.join(KINDS)}, matrix")
    if types is not None:
        graph = only_types(graph, types)
    centre = None
    if focus is not None:
        graph, centre = around(graph, focus, depth)
    data = payload(graph)
    data["open"] = {
        "view": kind,
        "focus": "" if centre is None else centre.removeprefix(data["base"]),
        "depth": depth,
    }
    return (
        _environment()
        .get_template("page.html")
        .render(
            title="councilgraph" if centre is None else f"{graph.nodes[centre]['label']} – councilgraph",
            empty=not graph,
            data=_json(data),
            csp=_policy(),
            listing=listing(graph),
            **_texts(),
        )
    )


def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )


def _json(data: Any) -> Markup:
    """Answer JSON that no HTML parser can leave: `<`, `>`, `&` and the two line separators escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # a lone surrogate is no Unicode text and has no UTF-8
    return Markup(text.encode("utf-8", "replace").decode())


def _texts() -> dict[str, Any]:
    package = find_spec("pyvis")  # importing it would load IPython
    assert package is not None
    assert package.origin is not None
    vis = (Path(package.origin).parent / VIS).read_text(encoding="utf-8")
    vis = vis.rsplit("//# sourceMappingURL", 1)[0].rstrip()  # it would be a request of the developer tools
    styles = "\n".join((FOLDER / f"{name}.css").read_text(encoding="utf-8").strip() for name in STYLES)
    parts = [(FOLDER / f"{name}.js").read_text(encoding="utf-8").strip() for name in SCRIPTS]
    script = "'use strict';\n(() => {\n" + "\n\n".join(parts) + "\n})();"
    return {"vis": Markup(vis), "style": Markup(styles), "script": Markup(script)}


def _policy() -> str:
    """Answer the content security policy: nothing but our own two scripts and style, by their hashes."""
    texts = _texts()
    scripts = " ".join(_hash(texts[name]) for name in ("vis", "script"))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(texts['style'])}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
