"""The models of a report: one record for each name, with its other names and its themes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import Document, Name, NameKind
from lantoa.loaders.reading.unquoted_names import alias_without_place, place_in_name
from lantoa.ontology.records import Model, ModelMention
from lantoa.vietnamese import key

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


@dataclass(slots=True)
class Models:
    """The models of one document, by the key of any of their names."""

    by_key: dict[str, Model] = field(default_factory=dict)
    mentions: list[ModelMention] = field(default_factory=list)

    def get(self, name: Name) -> Model:
        """Return the model that a name in the text names."""
        return self.by_key[identity(name.text)]


@lru_cache(maxsize=4096)
def identity(name: str) -> str:
    """Return what makes two names of a report one: the abbreviation ANTT is its long form.

    >>> identity("Tự quản về ANTT") == identity("tự quản về an ninh, trật tự")
    True
    """
    return key(name).replace("an ninh trật tự", "antt").replace("an ninh tổ quốc", "antq")


def read_models(document: Document) -> Models:
    """Return the models of a document and the statements that name them."""
    aliases: dict[str, list[str]] = {}
    first: dict[str, str] = {}
    for name in document.names:
        if name.kind is NameKind.ALIAS and name.of is not None:
            aliases.setdefault(identity(name.of), []).append(name.text)
        elif name.kind is NameKind.MODEL:
            first.setdefault(identity(name.text), name.text)
            place = place_in_name(document, name)
            short = alias_without_place(name, place) if place else None
            if short:
                aliases.setdefault(identity(name.text), []).append(short)
    models = Models()
    for identifier, text in first.items():
        own = tuple(dict.fromkeys(aliases.get(identifier, ())))
        model = Model(name=text, aliases=own, themes=_themes(text))
        models.by_key[identifier] = model
    for identifier in first:
        for alias in aliases.get(identifier, ()):
            models.by_key.setdefault(identity(alias), models.by_key[identifier])
    for name in document.names:
        if name.kind is NameKind.MODEL and identity(name.text) in models.by_key:
            models.mentions.append(
                ModelMention(
                    model=models.get(name),
                    evidence=(
                        evidence(document, name.start, name.end, name.confidence, model=name.text),
                    ),
                )
            )
    return models


def _themes(name: str) -> tuple[str, ...]:
    lowered = name.lower()
    told = (theme for theme, words in _THEMES if any(word in lowered for word in words))
    return tuple(islice(told, 2))
