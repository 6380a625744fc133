"""The models of a report: one record for each name, with its other names and its themes."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import Document, Name, NameKind
from lantoa.loaders.reading.names.name_places import alias_without_place, place_in_name
from lantoa.loaders.reading.names.same_names import identity, one_for_all
from lantoa.ontology.records import Model, ModelMention

#: Words of a name that tell its theme, in lower case.
_THEMES = tuple(
    (theme, tuple(words.split("|")))
    for theme, words in (
        ("drugs", "ma túý|ma tuý|ma túy|ma tuy"),
        ("traffic", "giao thông|đường thủy|đường sắt|atgt"),
        ("fire-safety", "phòng cháy|chữa cháy|pccc|cháy nổ"),
        ("legal-education", "pháp luật|luật"),
        ("family", "gia đình|dòng họ|bạo lực"),
        ("environment", "môi trường|rác|xanh|sạch"),
        ("self-management", "tự quản|tự phòng|tự bảo vệ|liên gia|liên kết"),
        ("religion", "giáo xứ|giáo họ|đức tin|tin lành|xứ đạo|họ đạo|chùa|tôn giáo"),
        ("ethnic-area", "buôn|bản làng|dân tộc|fulro|phum"),
        ("border-security", "biên giới|đường biên|biên phòng|cột mốc"),
        ("technology", "camera|zalo|số hóa|điện tử|mạng"),
        ("youth-offenders", "thanh thiếu niên|lầm lỗi|tái hòa nhập|hoàn lương|án phạt tù"),
        ("credit-and-debt", "tín dụng|hụi|vay|nợ"),
        ("social-welfare", "nghèo|mái ấm|sinh kế|tình thương"),
        ("crime-prevention", "tội phạm|an ninh|antt|bình yên|trộm|kẻng|mõ|tố giác"),
    )
)


#: What a bracket in a name explains, and how the name goes on.
_EXPLAINED = re.compile(r"(?P<long>[^()]+?) \((?P<short>[A-ZĐ]{2,7})\) (?P<rest>[^()]+)$")
_LEAST_SHORT = 3  # words of a name told again by its beginning


@dataclass(slots=True)
class Models:
    """The models of one document, by the key of any of their names."""

    by_key: dict[str, Model] = field(default_factory=dict)
    mentions: list[ModelMention] = field(default_factory=list)

    def get(self, name: Name) -> Model:
        """Return the model that a name in the text names."""
        return self.by_key[identity(name.text)]


def read_models(document: Document) -> Models:
    """Return the models of a document and the statements that name them."""
    named = [n for n in document.names if n.kind is NameKind.MODEL]
    other = [n for n in document.names if n.kind is NameKind.ALIAS and n.of is not None]
    stands_for = _one_for_all(document, named, other)
    first: dict[str, str] = {}
    aliases: dict[str, list[str]] = {}
    for name in named:
        identifier = stands_for[identity(name.text)]
        if identifier == identity(name.text):
            first.setdefault(identifier, name.text)
        elif not _cut_off(document, name):
            aliases.setdefault(identifier, []).append(name.text)
        place = place_in_name(document, name)
        short = alias_without_place(name, place) if place else None
        if short:
            aliases.setdefault(identifier, []).append(short)
        if not name.quoted:
            aliases.setdefault(identifier, []).extend(_without_brackets(name.text))
    for name in other:
        identifier = identity(name.of or "")
        aliases.setdefault(stands_for.get(identifier, identifier), []).append(name.text)
    models = Models()
    for identifier, text in first.items():
        own = tuple(dict.fromkeys(aliases.get(identifier, ())))
        models.by_key[identifier] = Model(name=text, aliases=own, themes=_themes(text))
    for identifier in first:
        for alias in aliases.get(identifier, ()):
            models.by_key.setdefault(identity(alias), models.by_key[identifier])
    for spelled, identifier in stands_for.items():
        models.by_key.setdefault(spelled, models.by_key[identifier])
    models.mentions = [
        ModelMention(
            model=models.get(name),
            evidence=(
                evidence(document, "model", name.start, name.end, name.confidence, model=name.text),
            ),
        )
        for name in named
    ]
    return models


def _without_brackets(name: str) -> list[str]:
    """The forms of a name that a bracket with its initials joins: câu lạc bộ (CLB) X.

    >>> _without_brackets("câu lạc bộ (CLB) Làng vui")
    ['câu lạc bộ Làng vui', 'CLB Làng vui']
    """
    explained = _EXPLAINED.match(name)
    if explained is None:
        return []
    long, short, rest = explained.groups()
    initials = "".join(word[0] for word in long.split()).upper()
    return [f"{long} {rest}", *([f"{short} {rest}"] if initials == short else [])]


def _one_for_all(document: Document, named: list[Name], other: list[Name]) -> dict[str, str]:
    """For each spelling of a model that of the name which stands for it, both as identities.

    Other spellings are an abbreviation, the noun before the marks or inside them (câu lạc bộ “X”
    and “Câu lạc bộ X”), a former or short name, and a name that the end of the text cuts off.
    """
    spelled = one_for_all(n.text for n in named)
    found = {identity(text): identity(first) for text, first in spelled.items()}
    for name in named:
        with_noun = identity(f"{name.head} {name.text}")
        if name.head and with_noun in found and with_noun != identity(name.text):
            _join(found, with_noun, identity(name.text))
        elif _cut_off(document, name):
            begin = f"{identity(name.text)} "
            whole = next((long for long in found if long.startswith(begin)), None)
            if whole is not None:
                _join(found, whole, identity(name.text))
    for name in other:
        if identity(name.text) in found and identity(name.of or "") in found:
            _join(found, identity(name.of or ""), identity(name.text))
    for first, second in _shortened(document, named):
        if _root(found, second) == second and _root(found, first) != second:
            _join(found, first, second)
    return {spelled: _root(found, spelled) for spelled in found}


def _shortened(document: Document, named: list[Name]) -> list[tuple[str, str]]:
    """Names that are the beginning of one other, told in another sentence; first who stands for it.

    That is the longer one, unless the shorter stands in marks or more often.
    """
    told: dict[str, set[int]] = {}
    marked: set[str] = set()
    for name in named:
        sentence, own = document.sentence_at(name.start), identity(name.text)
        told.setdefault(own, set()).add(sentence.start if sentence else name.start)
        if name.quoted:
            marked.add(own)
    found, spelled = [], sorted(told)
    for short, places in told.items():
        begin = f"{short} "
        at = bisect_left(spelled, begin)
        longer = [other for other in spelled[at : at + 2] if other.startswith(begin)]
        if len(short.split()) < _LEAST_SHORT or not longer or places & told[longer[0]]:
            continue
        if len(longer) == 1 or longer[1].startswith(f"{longer[0]} "):
            long = longer[0]
            if long not in marked and (short in marked or len(places) > len(told[long])):
                found.append((short, long))
            else:
                found.append((long, short))
    return found


def _join(stands_for: dict[str, str], first: str, second: str) -> None:
    """Let one name stand for another and for all that this stood for."""
    stands_for[_root(stands_for, second)] = _root(stands_for, first)


def _root(stands_for: dict[str, str], name: str) -> str:
    while stands_for[name] != name:
        stands_for[name] = name = stands_for[stands_for[name]]
    return name


def _cut_off(document: Document, name: Name) -> bool:
    """Whether a text stops before the name does."""
    return name.end >= len(document.text.rstrip()) and document.text[name.end - 1].isalnum()


@lru_cache(maxsize=4096)
def _themes(name: str) -> tuple[str, ...]:
    lowered = name.lower()
    told = (theme for theme, words in _THEMES if any(word in lowered for word in words))
    return tuple(islice(told, 2))
