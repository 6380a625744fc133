"""Outlines: nested lines of text that a terminal, a file and a notebook show each in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

from lantoa.graph.facts import EvidenceFact

if TYPE_CHECKING:
    from rich.tree import Tree

Style = Literal["title", "heading", "plain", "inferred", "quote", "note"]
#: How a terminal shows each style; what is inferred also has another arrow (see trace.outline).
_TERMINAL: dict[Style, str] = {
    "title": "bold",
    "heading": "bold cyan",
    "plain": "",
    "inferred": "italic yellow",
    "quote": "dim",
    "note": "magenta",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an outline at its depth; the first line has depth 0."""

    depth: int
    text: str
    style: Style = "plain"


def to_text(lines: Iterable[Line]) -> str:
    """Return an outline as text, indented by two spaces for each level.

    >>> to_text([Line(0, "a"), Line(1, "b")])
    'a\\n  b\\n'
    """
    return "".join(f"{'  ' * line.depth}{line.text}\n" for line in lines)


def to_tree(lines: Sequence[Line]) -> Tree:
    """Return an outline as a tree for a terminal."""
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(lines[0].text, style=_TERMINAL[lines[0].style]), guide_style="dim")
    branches = [tree]
    for line in lines[1:]:
        del branches[max(line.depth, 1) :]
        branches.append(branches[-1].add(Text(line.text, style=_TERMINAL[line.style])))
    return tree


def to_html(lines: Iterable[Line]) -> str:
    """Return an outline as HTML for a notebook."""
    styles = {"title": "font-weight:bold", "heading": "font-weight:bold", "quote": "color:gray"}
    styles["inferred"] = "font-style:italic"
    return "".join(
        f'<div style="margin-left:{1.5 * line.depth}em;{styles.get(line.style, "")}">'
        f"{escape(line.text)}</div>"
        for line in lines
    )


def evidence_lines(
    evidence: Sequence[EvidenceFact], depth: int, limit: int, *, dates: bool = False
) -> Iterator[Line]:
    """Yield one line for each of the first `limit` quotations, and how many more there are.

    With `dates` each tells the date that it gives: where sources disagree, who says what.
    """
    for item in evidence[:limit]:
        says = f" says {item.when.edtf}" if dates and item.when else ""
        yield Line(depth, f"«{' '.join(item.quote.split())}» {citation(item)}{says}", "quote")
    if limit and len(evidence) > limit:
        more = len(evidence) - limit
        yield Line(depth, f"and {more} more sentence{'s' if more > 1 else ''}", "quote")


def citation(evidence: EvidenceFact) -> str:
    """Return where the words stand: title, publisher, document and characters, confidence."""
    source = evidence.source
    place = source.document
    if evidence.start is not None and evidence.end is not None:
        place += f":{evidence.start}-{evidence.end}"
    sure = f", confidence {evidence.confidence:.2f}" if evidence.confidence is not None else ""
    head = f"{source} " if str(source) != source.document else ""
    return f"{head}[{place}{sure}]"
