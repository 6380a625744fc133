"""Names without a unit word: provinces, and places that the report names in full elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lantoa.graph.places.names import syllable
from lantoa.loaders.reading.document import PlaceName
from lantoa.loaders.reading.lexicon import SURNAMES, SYLLABLE
from lantoa.loaders.reading.places.place_finder import PlaceFinder
from lantoa.loaders.reading.places.place_words import RUN, UNIT_WORD
from lantoa.ontology.records import Level
from lantoa.vietnamese import key

if TYPE_CHECKING:
    from lantoa.graph.places import Gazetteer

_SYLLABLE = re.compile(SYLLABLE)
_APOSTROPHE = re.compile("['’]")
#: Words before a province's name that make it a street's, a river's, a newspaper's.
_NOT_A_PLACE = re.compile(
    r"(?<!\w)(?:(?:đường|phố|cầu|sông|núi|báo)\s+|(?:cao tốc|quốc lộ|tuyến)\s[^,.;]{1,24}[-–]\s?)$",
    re.I,
)


@lru_cache(maxsize=4)
def _first_syllables_of_provinces(gazetteer: Gazetteer) -> frozenset[str]:
    return frozenset(
        name.split(maxsplit=1)[0]
        for name, iris in gazetteer.names.items()
        if any("/province-" in iri for iri in iris)
    )


def find_names(finder: PlaceFinder) -> None:
    """Find names without a unit word: provinces, and places that the report names in full."""
    in_full: dict[str, PlaceName] = {}
    for place in finder.places:
        words = place.chain[0].split(" ", 1)
        if len(words) == 2 and words[0].lower() != "trường":
            unit_word = UNIT_WORD.match(place.chain[0])
            name = place.chain[0][unit_word.end() :] if unit_word else place.chain[0]
            if " " in name:
                in_full.setdefault(name, place)
    firsts = _first_syllables_of_provinces(finder.gazetteer)
    begins = {match.group() for name in in_full if (match := _SYLLABLE.match(name))}
    for sentence in finder.sentences:
        for match in RUN.finditer(finder.text, sentence.start, sentence.end):
            syllables = _SYLLABLE.findall(match.group())
            likely = not begins.isdisjoint(syllables)
            if likely or not firsts.isdisjoint(map(_first_syllable, syllables)):
                tokens = list(_SYLLABLE.finditer(finder.text, *match.span()))
                _run(finder, tokens, in_full, firsts, begins)
    finder.places.sort(key=lambda p: (p.start, -p.end))


@lru_cache(maxsize=16384)
def _first_syllable(token: str) -> str:
    return syllable(_APOSTROPHE.split(token)[0])


def _run(
    finder: PlaceFinder,
    tokens: list[re.Match[str]],
    in_full: dict[str, PlaceName],
    firsts: frozenset[str],
    begins: set[str],
) -> None:
    """Find the names in a run of capitalised syllables.

    `firsts` are the first syllables of provinces, `begins` the first tokens of the names in full.
    """
    index = 0
    while index < len(tokens):
        first = tokens[index].group()
        may_be_province = _first_syllable(first) in firsts
        if not may_be_province and first not in begins:
            index += 1
            continue
        start = tokens[index].start()
        for count in range(min(4, len(tokens) - index), 1, -1):
            end = tokens[index + count - 1].end()
            name = finder.text[start:end]
            full = in_full.get(name)
            if (full is None and not may_be_province) or not finder.free(start, end):
                continue
            if full is not None and _NOT_A_PLACE.search(finder.text, max(0, start - 12), start):
                continue  # the street of that name
            if full is not None and not (
                full.level is Level.DISTRICT and finder.known(name, Level.PROVINCE)
            ):
                finder.add(start, end, name, full.chain[0], full.level)
            elif finder.known(name, Level.PROVINCE) and not _personal(finder, tokens, index, count):
                finder.add(start, end, name, name, Level.PROVINCE)
            else:
                continue
            index += count - 1
            break
        index += 1


def _personal(finder: PlaceFinder, tokens: list[re.Match[str]], index: int, count: int) -> bool:
    """A province's name inside a longer run after a surname is a person's: Lê Thái Bình.

    After 'Báo' it is a newspaper's.
    """
    before = finder.text[max(0, tokens[index].start() - 40) : tokens[index].start()]
    if _NOT_A_PLACE.search(before) or key(_name(finder, tokens, index, count)) == "hồ chí minh":
        return True
    return index > 0 and (
        tokens[index - 1].group() in SURNAMES or tokens[index - 1].group() == "Báo"
    )


def _name(finder: PlaceFinder, tokens: list[re.Match[str]], index: int, count: int) -> str:
    return finder.text[tokens[index].start() : tokens[index + count - 1].end()]
