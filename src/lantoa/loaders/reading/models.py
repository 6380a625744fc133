"""The models of a report: one record for each name, with its other names and its themes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantoa.loaders.reading.context import evidence
from lantoa.loaders.reading.document import Document, Name, NameKind
from lantoa.loaders.reading.unquoted_names import alias_without_place, place_in_name
from lantoa.ontology.records import Model, ModelMention
from lantoa.vietnamese import key

#: Words of a name that tell its theme.
_THEMES = tuple(
    (theme, re.compile(pattern, re.I))
    for theme, pattern in (
        ("drugs", r"ma t[úu]ý|ma t[uú]y"),
        ("traffic", r"giao thông|đường thủy|đường sắt|ATGT"),
        ("fire-safety", r"phòng cháy|chữa cháy|PCCC|cháy nổ"),
        ("legal-education", r"pháp luật|luật"),
        ("family", r"gia đình|dòng họ|bạo lực"),
        ("environment", r"môi trường|rác|xanh|sạch"),
        ("self-management", r"tự quản|tự phòng|tự bảo vệ|liên gia|liên kết"),
        ("religion", r"giáo xứ|giáo họ|đức tin|tin lành|xứ đạo|họ đạo|chùa|tôn giáo"),
        ("ethnic-area", r"buôn|bản làng|dân tộc|fulro|phum"),
        ("border-security", r"biên giới|đường biên|biên phòng|cột mốc"),
        ("technology", r"camera|zalo|số hóa|điện tử|mạng"),
        ("youth-offenders", r"thanh thiếu niên|lầm lỗi|tái hòa nhập|hoàn lương|án phạt tù"),
        ("credit-and-debt", r"tín dụng|hụi|vay|nợ"),
        ("social-welfare", r"nghèo|mái ấm|sinh kế|tình thương"),
        ("crime-prevention", r"tội phạm|an ninh|ANTT|bình yên|trộm|kẻng|mõ|tố giác"),
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
    return tuple(theme for theme, pattern in _THEMES if pattern.search(name))[:2]
