"""The page as HTML that stands alone, with its pictures, its numbers and its evidence inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lantoa.errors import UserError
from lantoa.pictures.words import composed
from lantoa.report.definitions import definitions
from lantoa.report.evidence import outline, quotations
from lantoa.report.page_map import legend, points_map

if TYPE_CHECKING:
    from lantoa.graph.spread.result import Spread
    from lantoa.graph.trace import Trace
    from lantoa.report.figures import Drawn
    from lantoa.report.numbers import NumberRow
    from lantoa.report.where import Spot

#: The sections in their order: identifier, and what they are called.
SECTIONS: Final = (
    ("curve", "Theo thời gian", "Over time"),
    ("numbers", "Các con số", "Numbers"),
    ("map", "Bản đồ", "Map"),
    ("provinces", "Giữa các tỉnh", "Between provinces"),
    ("tree", "Nguồn gốc và nơi làm theo", "Lineage"),
    ("timeline", "Từng nơi", "Each place"),
    ("survival", "Phần chưa tiếp nhận", "Not adopted yet"),
    ("measures", "Mọi phép đo", "All measures"),
    ("trace", "Lần theo", "Trace"),
    ("evidence", "Bằng chứng", "Evidence"),
)
_MISSING: Final = (
    "Không có lần nhân rộng nào biết cả hai tỉnh.",
    "No replication of which both provinces are known.",
)
_CAPTIONS: Final = {
    "curve": (
        "Bậc thang: ít nhất; vùng mờ: các nguồn còn để ngỏ; đường cong: mô hình khớp nhất và dự "
        "báo, dải gạch chéo: khoảng của nó.",
        "Steps: at least; pale area: what the sources leave open; curve: the growth model that "
        "fits best and its forecast, hatched: its band.",
    ),
    "provinces": (
        "Nét liền: nguồn nói; nét đứt: suy ra, không ai nói. Các chấm mờ là các xã, không phải "
        "ranh giới.",
        "Solid: said by a source; dashed: inferred, nobody said it. Faint dots are communes, not "
        "a border.",
    ),
    "tree": (
        "Nét liền: nguồn nói; nét đứt: suy ra, không ai nói.",
        "Solid: said by a source; dashed: inferred, nobody said it.",
    ),
    "timeline": (
        "Thanh: khoảng thời gian chứa ngày bắt đầu.",
        "A bar is the period in which it began.",
    ),
    "survival": (
        "Ước lượng Kaplan-Meier và khoảng tin cậy.",
        "The Kaplan-Meier estimate with its confidence band.",
    ),
}


@dataclass(frozen=True, slots=True)
class Report:
    """A model's page.

    Attributes:
        trace: what the graph knows of it.
        spread: how it spreads, as ``lantoa spread`` measures it.
        numbers: the numbers that the page begins with, with their definitions.
        spots: where it is.
        pictures: by name: curve, survival, timeline, tree, provinces; None where nothing can be
            drawn.
        addresses: of the sources that have one, by IRI.
    """

    trace: Trace
    spread: Spread
    numbers: list[NumberRow]
    spots: list[Spot]
    pictures: dict[str, Drawn | None]
    addresses: dict[str, str] = field(default_factory=dict)

    def to_html(self) -> str:
        """Return the page: one file that needs no network and no other file."""
        return _document(self)

    def save(self, path: str | Path) -> Path:
        """Write the page.

        Raises:
            UserError: the file cannot be written.
        """
        target = Path(path)
        try:
            target.write_text(self.to_html(), encoding="utf-8")
        except OSError as error:
            raise UserError(f"{target} cannot be written ({error.strerror}).") from error
        return target

    def _repr_html_(self) -> str:
        # In a frame of its own, so that the notebook's style and the page's leave each other alone.
        page = escape(self.to_html(), quote=True)
        return (
            f'<iframe srcdoc="{page}" sandbox style="border:0;height:40em;width:100%" '
            'title="lantoa"></iframe>'
        )


def _document(page: Report) -> str:
    name = escape(composed(page.trace.model.label))
    style = (files("lantoa.report") / "page.css").read_text(encoding="utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="vi">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'; font-src data:; img-src data:\">",
            '<meta name="referrer" content="no-referrer">',
            f"<title>{name}</title>",
            f"<style>{_font(page)}\n{style}</style>",
            "</head>",
            "<body>",
            *_head(page, name),
            "<main>",
            *(part for section in SECTIONS for part in _section(page, *section)),
            "</main>",
            "<footer>lantoa</footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _font(page: Report) -> str:
    from lantoa.pictures.embedded_font import font_face

    letters = (drawn.letters for drawn in page.pictures.values() if drawn is not None)
    return font_face(frozenset().union(*letters))


def _head(page: Report, name: str) -> Iterator[str]:
    trace = page.trace
    yield f"<header><h1>{name}</h1>"
    if trace.aliases:
        yield f'<p class="about">{escape(" · ".join(trace.aliases))}</p>'
    yield f'<p class="about">{escape(trace.model.iri)}</p></header>'
    yield '<nav aria-label="Mục lục"><ul>'
    for identifier, vi, _ in SECTIONS:
        yield f'<li><a href="#section-{identifier}">{escape(vi)}</a></li>'
    yield "</ul></nav>"


def _section(page: Report, identifier: str, vi: str, en: str) -> Iterator[str]:
    yield f'<section id="section-{identifier}">'
    yield f'<h2>{escape(vi)} <small lang="en">{escape(en)}</small></h2>'
    match identifier:
        case "numbers":
            yield from _numbers(page)
        case "map":
            yield from _map(page)
        case "measures":
            yield from definitions(page.spread)
        case "trace":
            yield from outline(page.trace)
        case "evidence":
            yield from quotations(page.trace, page.addresses)
        case _:
            yield from _figure(page, identifier, f"{vi} / {en}")
    yield "</section>"


def _figure(page: Report, name: str, label: str) -> Iterator[str]:
    drawn = page.pictures[name]
    if drawn is None:
        yield f'<p>{_MISSING[0]} <span lang="en">{_MISSING[1]}</span></p>'
        return
    vi, en = _CAPTIONS[name]
    yield f'<figure><div class="scroll" tabindex="0" role="group" aria-label="{escape(label)}">'
    yield f'<div lang="en">{drawn.svg}</div></div>'
    yield f'<figcaption>{vi} <span lang="en">{en}</span></figcaption></figure>'


def _numbers(page: Report) -> Iterator[str]:
    yield "<table><thead><tr>"
    yield '<th scope="col">Số đo <small lang="en">measure</small></th>'
    yield '<th scope="col">Giá trị <small lang="en">value</small></th>'
    yield '<th scope="col">Định nghĩa <small lang="en">definition</small></th>'
    yield "</tr></thead><tbody>"
    for row in page.numbers:
        yield (
            f'<tr><th scope="row">{escape(row.name_vi)} '
            f'<small lang="en">{escape(row.name_en)}</small></th>'
            f'<td class="value">{escape(row.value)}</td><td>{escape(row.definition_vi)} '
            f'<small lang="en">{escape(row.definition_en)}</small></td></tr>'
        )
    yield "</tbody></table>"


def _map(page: Report) -> Iterator[str]:
    from lantoa.pictures.vietnam import ground

    on_the_map = sum(len(spot.names) for spot in page.spots)
    without = len(page.trace.deployments) + len(page.trace.groups) - on_the_map
    vi, en = legend(page.spots, without)
    yield f"<figure>{points_map(page.spots, ground())}"
    yield f'<figcaption>{vi} <br><span lang="en">{en}</span></figcaption></figure>'
