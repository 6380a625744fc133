"""Districts and communes without a unit word in a list of them.

'gồm Thủ Dầu Một, Dĩ An, Thuận An': where the report's province has districts
of these names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from lantoa.loaders.reading.document import Document, PlaceName, covering
from lantoa.loaders.reading.lexicon import REST_OF_SYLLABLE, SYLLABLE, UPPER
from lantoa.ontology.records import Level

if TYPE_CHECKING:
    from lantoa.graph.places import Unit

    #: The units of a name at some levels, inside some containers.
    Units = Callable[[str, tuple[Level, ...], list[str]], list[Unit]]

#: A capital first, which `re` finds fast, then what may not stand before it.
NAME = re.compile(
    rf"{UPPER}(?<![\w“\"‘'-].)(?<!{UPPER}\. .){REST_OF_SYLLABLE}"
    rf"(?:\s(?:{SYLLABLE}|[A-K](?!\w))){{1,3}}"
    rf"(?!\s+{UPPER}|\w|['’])"
)
#: Words that open a sentence with a capital and are no part of a name.
_OPENER = re.compile(
    r"(?:Tại|Ở|Từ|Về|Đến|Trong|Trên|Trước|Sau|Theo|Còn|Riêng|Như|Khi|Cùng|Và|Với|Ngoài|Không|Các|"
    r"Những|Học|Giữa|Khác|Lên|Xuống|Qua|Nhờ|Vì|Nhưng|Nay|Nếu|Cả|Hai|Ba|Là|Do|Được)\s"
)
_SIDE_BY_SIDE = re.compile(r"\s*(?:,|,?\s*và|[-–])\s*")
#: How many names side by side make a list.
LIST = 3


def without_opener(match: re.Match[str]) -> re.Match[str] | None:
    """A run of capitalised syllables without the word that opens the sentence: 'Tại Vân Trung'."""
    opener = _OPENER.match(match.string, match.start())
    return NAME.match(match.string, opener.end()) if opener else match


def lists_of(names: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of names that stand side by side."""
    run: list[re.Match[str]] = []
    for match in names:
        if run and not _SIDE_BY_SIDE.fullmatch(match.string, run[-1].end(), match.start()):
            if len(run) >= LIST:
                yield run
            run = []
        run.append(match)
    if len(run) >= LIST:
        yield run


def read_list(
    document: Document, run: list[re.Match[str]], around: dict[Level, list[str]], units: Units
) -> list[PlaceName]:
    """Return the districts of the report's province, or the communes of its district, in a list.

    Each name of the list must be one.
    """
    for level, above in ((Level.DISTRICT, Level.PROVINCE), (Level.COMMUNE, Level.DISTRICT)):
        containers = around.get(above)
        if not containers:
            continue
        found = [units(each.group(), (level,), containers) for each in run]
        if all(found):
            return [
                PlaceName(each.start(), each.end(), each.group(), (of[0].name,), level)
                for each, of in zip(run, found, strict=True)
                if not covering(document.places, each.start())
                and not covering(document.name_like, each.start())
            ]
    return []
