"""Collects the models that stand without quotation marks, and finds them where they stand again."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from lantoa.loaders.reading.document import Document, Name, NameKind, covering
from lantoa.loaders.reading.names.described_names import has_theme
from lantoa.loaders.reading.names.name_things import THEME
from lantoa.loaders.reading.names.name_words import ENDS_LIKE_CAMPAIGN, KNOWN_CAMPAIGNS
from lantoa.vietnamese import key

_MODEL = "mô hình "
_SPEECH = 30  # characters of a quoted string that is no name
_START = attrgetter("start")
#: Words that alone are no name of a model, and before a quoted string are its noun.
_ONLY_NOUNS = re.compile(
    r"(?:câu lạc bộ|clb|tổ tự quản|tổ liên gia|tổ nhân dân|tổ an ninh|chi hội|mô hình|dòng họ|"
    r"khu dân cư|tổ dân phố|công an xã|hội viên)",
    re.I,
)
_GROUPS = re.compile(r"tổ (?:tự quản|liên gia|nhân dân|an ninh)", re.I)
_LEFT_HANGING = re.compile(
    r"(?<!\d)(?<!liên)(?<!ông an)(?<!cấp)(?<!nơi)(?<!nhà)"
    r"(?:\s+(?:và|về|với|của|cho|trong|tại|ở|trên|các|những|là|"
    r"từ|xã|phường|huyện|"
    r"tỉnh))+$"
)
#: The initials of a name after it: tộc họ tự quản (THTQ).
_INITIALS = re.compile(r"\s\((?P<short>[A-ZĐ]{3,8})\)$")
#: A name that is only a sum: mô hình 5+1
_SUM = re.compile(r"\d\s?\+\s?\d(?:\s?\+\s?\d)?")
#: What goes on to the name proper: mô hình câu lạc bộ pháp luật mang tên “X”
_BEFORE_QUOTE = re.compile(
    r"(?:,?\s+(?:mang|có|với|lấy|đặt)(?: một)?(?: cái)? tên(?: gọi)?(?: là)?|,?\s+đó là)?\s*:?\s*"
    r"[“\"«„]"
)


class Finder:
    """Collects names where no name or quoted string stands yet."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.found: list[Name] = []
        self.group = max((n.group for n in document.names), default=0)
        self.confidence = 0.8
        self.read_to = 0  # where the last list ended
        self._last = len(document.text.rstrip())
        self._sought: set[str] = set()
        self._known: list[str] | None = None
        self._taken = bytearray(len(document.text))
        for span in document.names:
            self._take(span.start, span.end)
        for quote in document.quotes:
            spoken = quote.end - quote.start > _SPEECH
            if not (spoken and document.text.find("ô hình ", quote.start, quote.end) > 0):
                self._take(quote.start, quote.end)  # else names may stand in what somebody says

    def free(self, start: int, end: int) -> bool:
        """Tell whether no name stands in a stretch."""
        return 1 not in self._taken[start:end]

    def add(
        self, start: int, end: int, head_start: int, head: str = "mô hình", *, listed: bool = False
    ) -> bool:
        """Add a name, if it can be one; tell whether it was added.

        A noun alone is a name only where it is `listed` among models: "các mô hình: Tổ tự quản".
        """
        text = self.document.text
        hanging = _LEFT_HANGING.search(text, start, end)
        end = hanging.start() if hanging else end
        initials = _INITIALS.search(text, start, end)
        if initials and (letters := _initials(text[start : initials.start()])).endswith(
            initials["short"]
        ):
            end = initials.start()
            initials = initials if letters == initials["short"] else None
        else:
            initials = None
        name = text[start:end]
        short = len(name) <= 5 or len(name.split()) < 2
        if (short and not _SUM.fullmatch(name)) or not self.free(start, end):
            return False
        if (
            (KNOWN_CAMPAIGNS.match(key(name)) and not ENDS_LIKE_CAMPAIGN.match(key(name)))
            or (_ONLY_NOUNS.fullmatch(name) and not (listed and _GROUPS.fullmatch(name)))
            or _BEFORE_QUOTE.match(text, end)
        ):
            return False
        if self._cut_off(end) and (name[0].islower() or len(name.split()) < 4):
            return False
        place = covering(self.document.places, start)
        if place is not None and place.start == start and not has_theme(text[start:end]):
            return False  # the model of a place: nhân rộng mô hình Nghệ An
        body = covering(self.document.bodies, start)
        if body is not None:
            # mô hình Chi hội nông dân tự quản: what seemed a body begins the name
            named = ((listed or self._noun_before(start)) and has_theme(text[body.end : end])) or (
                not head and THEME.search(text, body.end, end)
            )
            whole = body.end == end and not head and THEME.search(text, start, end)
            if body.start != start or not (whole or (body.end < end and named)):
                return False
            del self.document.bodies[bisect_left(self.document.bodies, start, key=_START)]
        self._take(start, end)
        kind = NameKind.MODEL
        self.found.append(
            Name(
                start,
                end,
                kind,
                name,
                False,
                self.confidence,
                self.group,
                head,
                head_start,
            )
        )
        if initials:
            self.add_alias(*initials.span("short"), name)
        return True

    @property
    def names_models(self) -> bool:
        """Whether any model was found before."""
        return bool(self.found) or any(n.kind is NameKind.MODEL for n in self.document.names)

    def begins(self, words: str) -> bool:
        """Tell whether words are only the beginning of a name that is known."""
        if self._known is None:
            names = (n for n in self.document.names if n.kind is NameKind.MODEL)
            self._known = sorted({key(name.text) for name in names})
        begin = f"{key(words)} "
        index = bisect_left(self._known, begin)
        return index < len(self._known) and self._known[index].startswith(begin)

    def add_alias(self, start: int, end: int, of: str) -> None:
        """Add another name of a model."""
        if self.free(start, end):
            self._take(start, end)
            text, sure = self.document.text[start:end], self.confidence
            self.found.append(
                Name(start, end, NameKind.ALIAS, text, False, sure, self.group, of=of)
            )

    def promote(self, name: Name) -> None:
        """Make a quoted string that a list of models holds a model."""
        if name.kind is not NameKind.OTHER or name.head:
            return
        index = bisect_left(self.document.names, name.start, key=_START)
        self.document.names[index] = replace(
            name, kind=NameKind.MODEL, confidence=0.85, group=self.group, head="mô hình"
        )

    def again(self) -> None:
        """Find the models of the report where they stand after "mô hình" without marks."""
        document = self.document
        names = (n for n in (*document.names, *self.found) if n.kind is NameKind.MODEL)
        texts = {name.text for name in names} - self._sought
        self._sought |= texts
        begins = document.words.starts.get("mô", ()) if texts else ()
        nouns = [at for at in begins if document.text.startswith("ình ", at + 4)]
        if not nouns:
            return
        lowered = document.text.lower()
        if len(lowered) != len(document.text):
            return
        self.confidence = 0.8
        spelled: dict[str, list[str]] = {}
        for text in texts:
            spelled.setdefault(text.lower(), []).append(text)
        lengths = sorted({len(text) for text in spelled})
        first = {text[0] for text in spelled}
        again: list[tuple[int, str, int]] = []
        for at in nouns:
            begin = at + len(_MODEL)
            if lowered[begin : begin + 1] not in first:
                continue
            for length in lengths:
                words = lowered[begin : begin + length]
                again += [(-length, text, at) for text in spelled.get(words, ())]
        free: dict[str, int] = {}
        for _, text, at in sorted(again):
            end = at + len(_MODEL) + len(text)
            if at < free.get(text, 0):
                continue
            free[text] = end
            if document.sentence_at(at) and not lowered[end : end + 1].isalnum():
                self.group += 1
                self.add(end - len(text), end, at)

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = b"\x01" * (end - start)

    def _noun_before(self, start: int) -> bool:
        return self.document.text[max(0, start - len(_MODEL)) : start].lower() == _MODEL

    def _cut_off(self, end: int) -> bool:
        """Whether a name is the last of a text that stops in the middle of a sentence."""
        return end >= self._last


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", words)).upper()
