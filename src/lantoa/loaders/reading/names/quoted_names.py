"""What each quoted string names, by the word that governs it and the list that it stands in."""

from __future__ import annotations

import re
from dataclasses import replace

from lantoa.loaders.reading.document import (
    Document,
    Name,
    NameKind,
    Quote,
    Sentence,
    covering,
    single_spaced,
)
from lantoa.loaders.reading.names.dashed_lists import BULLET, listed_lines
from lantoa.loaders.reading.names.described_names import has_theme
from lantoa.loaders.reading.names.name_contexts import (
    EXAMPLES,
    IN_THE_MOVEMENT,
    MEANT_NEXT,
    PREDICATE_AFTER,
    WHERE_THEN_NEXT,
    in_jest,
    is_aim,
    is_aside,
    is_body,
    is_founded,
    is_honour,
    is_name,
    is_shunned,
    like_a_name,
    only_attributes,
    short,
    sure_alone,
    without_owners,
)
from lantoa.loaders.reading.names.name_words import (
    ALIAS,
    ALSO_MODELS,
    CATEGORY_THEN_NAME,
    ENDS_LIKE_CAMPAIGN,
    INTRODUCER,
    KIND_OF_NOUN,
    KNOWN_CAMPAIGNS,
    KNOWN_GATHERINGS,
    NEAR,
    NOUN,
    RENAMED,
    SEPARATOR,
    SPEECH_AFTER,
    SPEECH_BEFORE,
    TEAM_WORDS,
    WORK_VERBS,
)
from lantoa.loaders.reading.names.noun_sorts import NEAR_ONLY, ON_LINE, STRONG, SURE, TEAMS, WEAK
from lantoa.loaders.reading.names.quoted_together import call_together, told_together
from lantoa.loaders.reading.names.settled_names import settled
from lantoa.vietnamese import key

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_BESIDE = 10  # so near one item of a list stands to the noun of the next: “X”, 4 nhóm “Y”
_SURELY, _FAR, _IN_SENTENCE = 0.95, 500, 120
_LONGEST_SPEECH = 40  # a verb of speech, and what follows
_UP_TO = (" đến ", " cho đến ", ", đến ", ", cho đến ")
#: Nouns that a colon parts from what follows: các mô hình ... trên địa bàn: “X”
_NO_TITLE = frozenset(("địa bàn", "công tác", "từ", "vai trò", "hướng"))
#: “mô hình 12/1”: the noun inside the marks is no part of the name.
_NOUN_INSIDE = re.compile(r"^[Mm]ô hình:? (?=\S)")
_COUNTED = re.compile(r"\d $")
_NAMESAKE = 2  # words; a gang or a firm has so short a name


def name_quotes(document: Document) -> None:
    """Add a name for each quoted string that names something."""
    namer = _Namer(document)
    for quote in document.quotes:
        sentence = document.sentence_at(quote.start)
        if sentence is not None:
            namer.name(quote, sentence)
    document.names = namer.finish()


class _Namer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = document.text
        self._names: list[Name] = []
        self._group = 0
        self._listed = listed_lines(document)

    def name(self, quote: Quote, sentence: Sentence) -> None:
        inner = self._text[quote.inner_start : quote.inner_end].strip(" ,.;:")
        inner = _NOUN_INSIDE.sub("", inner)
        if not is_name(inner) or covering(self._names, quote.start):
            return
        begin = max(sentence.start, self._document.blocks[sentence.block].start)
        if self._speech_before(begin, quote.start) or SPEECH_AFTER.match(
            self._text, quote.end, min(len(self._text), quote.end + 120)
        ):
            return
        last = self._names[-1] if self._names and self._names[-1].start >= begin else None
        if last is not None and last.kind is NameKind.OTHER:
            call_together(self._text, self._names, quote)
            last = self._names[-1]
        made = (last and self._follows(last, quote, inner)) or self._governed(
            last, sentence, begin, quote, inner
        )
        if made is not None:
            self._names.append(made)

    def _speech_before(self, begin: int, end: int) -> bool:
        """Whether a verb of speech and a colon stand right before a quoted string."""
        before = self._text[begin:end].rstrip()
        return before.endswith(":") and SPEECH_BEFORE.search(before[-_LONGEST_SPEECH:]) is not None

    def _make(
        self,
        quote: Quote,
        inner: str,
        kind: NameKind,
        confidence: float,
        *,
        head: str = "",
        at: int = -1,
    ) -> Name:
        known = KNOWN_CAMPAIGNS.match(key(inner))
        if known and kind is NameKind.MODEL and head in SURE:
            known = None if ENDS_LIKE_CAMPAIGN.match(key(inner)) else known
        counted = at > 0 and _COUNTED.search(self._text, max(0, at - 12), at) is not None
        if known and not (kind is NameKind.MODEL and ALSO_MODELS.match(key(inner)) and not counted):
            kind = NameKind.CAMPAIGN
        elif not (kind is NameKind.MODEL and head in SURE) and KNOWN_GATHERINGS.match(key(inner)):
            kind = NameKind.GATHERING
        if kind is NameKind.MODEL and is_honour(inner):
            kind = NameKind.OTHER
        if kind is NameKind.MODEL and in_jest(inner, sure=confidence > _SURELY):
            kind = NameKind.OTHER
        if not quote.closed:
            confidence -= 0.2
        text = single_spaced(inner)
        return Name(quote.start, quote.end, kind, text, True, confidence, self._group, head, at)

    def _follows(self, last: Name, quote: Quote, inner: str) -> Name | None:
        """Read a string as the next item after the last one, or as another name of it."""
        gap = self._text[last.end : quote.start]
        if ALIAS.fullmatch(gap):
            alias = self._make(quote, inner, NameKind.ALIAS, 0.9)
            return replace(
                alias, kind=NameKind.ALIAS, confidence=0.9, group=last.group, of=last.text
            )
        if last.kind is NameKind.ALIAS and len(gap) < 120 and RENAMED.fullmatch(gap):
            return replace(self._make(quote, inner, NameKind.ALIAS, 0.9), of=last.of)
        if last.kind is NameKind.MODEL and len(gap) < 120 and RENAMED.fullmatch(gap):
            self._names[-1] = replace(last, kind=NameKind.ALIAS, of=single_spaced(inner))
            return self._make(quote, inner, NameKind.MODEL, 0.9, head=last.head, at=quote.start)
        if CATEGORY_THEN_NAME.fullmatch(gap) and last.kind is NameKind.MODEL:
            # “Dân vận khéo” với tên gọi “X”: the first names the kind of model, not a model.
            self._names[-1] = Name(
                last.start,
                last.end,
                NameKind.CAMPAIGN,
                last.text,
                True,
                last.confidence,
                last.group,
            )
            return self._make(
                quote, inner, NameKind.MODEL, 0.95, head=last.head, at=last.head_start
            )
        if len(gap) > 200 or (
            last.kind is NameKind.OTHER
            and not last.head
            and is_founded(inner, self._text, quote.end)
        ):
            return None
        if is_aside(last.text, inner, gap):
            return None
        gap = without_owners(self._document, last.end, quote.start)
        nouns = NOUN.stands(self._document.words, last.end, quote.start)
        if nouns and NOUN.pattern.search(_IN_BRACKETS.sub(" ", gap)):
            return None
        if SEPARATOR.fullmatch(gap) or WHERE_THEN_NEXT.fullmatch(gap) or only_attributes(gap):
            return self._make(
                quote, inner, last.kind, last.confidence, head=last.head, at=last.head_start
            )
        return None

    def _governed(
        self,
        last: Name | None,
        sentence: Sentence,
        begin: int,
        quote: Quote,
        inner: str,
    ) -> Name | None:
        """Read a string by the nearest governing noun before it."""
        if last is not None:
            begin = max(begin, last.end)
        before = self._text[begin : quote.start]
        self._group += 1
        if PREDICATE_AFTER.match(self._text, quote.end):
            return self._make(quote, inner, NameKind.MODEL, 0.9, head="mô hình")
        for noun in reversed(NOUN.finditer(self._document.words, begin, quote.start)):
            word = single_spaced(noun.group().lower())
            kind = KIND_OF_NOUN[word]
            if word == "từ" and self._text.startswith(_UP_TO, quote.end):
                continue  # những mô hình hay, từ “X” đến “Y”
            tail = IN_THE_MOVEMENT.sub("", self._text[noun.end() : quote.start])
            near = len(tail) < 120 and NEAR.fullmatch(tail) is not None
            if not near and not (
                kind in (NameKind.MODEL, NameKind.CAMPAIGN)
                and word not in TEAMS
                and word not in NEAR_ONLY
                and INTRODUCER.search(tail)
            ):
                if (
                    kind is NameKind.MODEL
                    and word in STRONG
                    and len(tail) < 60
                    and (
                        TEAM_WORDS.fullmatch(tail) and like_a_name(inner)
                        if word in TEAMS
                        else short(tail)
                    )
                ):
                    return self._make(quote, inner, kind, 0.8, head=word, at=noun.start())
                continue
            confidence = 0.97 if near else 0.9
            if kind is NameKind.MODEL and (
                (not near and is_aim(self._text, begin, noun.start()))
                or is_shunned(self._text, noun.start())
            ):
                return self._make(quote, inner, NameKind.OTHER, 0.5)
            if word in WEAK:
                if word in inner.lower() and not near:
                    continue
                beside = last is not None and last.kind is NameKind.MODEL and begin == last.end
                beside = beside and noun.start() - begin < _BESIDE
                told = word in ON_LINE and len(inner.split()) > _NAMESAKE and has_theme(inner)
                if is_body(inner):
                    return None
                if not near or not (
                    beside or told or WORK_VERBS.search(self._text, begin, noun.start())
                ):
                    continue
                confidence = 0.75
            if kind is NameKind.OTHER and (not near or (word in _NO_TITLE and ":" in tail)):
                continue
            if kind is NameKind.OTHER and self._called_so_next(quote, governed=True):
                kind, confidence, word = NameKind.MODEL, 0.75, ""
            in_list = near and last is not None and last.kind is NameKind.MODEL
            if word in TEAMS and not (
                in_list or WORK_VERBS.search(self._text, begin, noun.start()) or like_a_name(inner)
            ):
                continue
            return self._make(quote, inner, kind, confidence, head=word, at=noun.start())
        if is_body(inner):
            return None
        if sentence.block in self._listed and BULLET.fullmatch(before):
            return self._make(quote, inner, NameKind.MODEL, 0.85)
        if last is None and EXAMPLES.fullmatch(before) and self._speaks_of_models(begin):
            return self._make(quote, inner, NameKind.MODEL, 0.8)
        sure = sure_alone(self._text, before, inner, quote.end)
        if sure:
            return self._make(quote, inner, NameKind.MODEL, sure)
        if KNOWN_CAMPAIGNS.match(key(inner)) and not ALSO_MODELS.match(key(inner)):
            return self._make(quote, inner, NameKind.CAMPAIGN, 0.9)
        if self._called_so_next(quote):
            return self._make(quote, inner, NameKind.MODEL, 0.75)
        return self._make(quote, inner, NameKind.OTHER, 0.5)

    def _called_so_next(self, quote: Quote, *, governed: bool = False) -> bool:
        """Whether the next sentence means a string as a model, and no other that is near."""
        if self._text[quote.inner_start : quote.inner_start + 1].islower():
            return False
        meant = MEANT_NEXT.match(self._text, quote.end, quote.end + _FAR)
        far = _IN_SENTENCE if meant and meant["points"] and not governed else _FAR
        if any(n.is_model and quote.start - n.end < far for n in self._names[-3:]):
            return False
        return meant is not None

    def _speaks_of_models(self, begin: int) -> bool:
        """Whether the sentence before one speaks of models."""
        return "mô hình" in self._text[max(0, begin - 250) : begin]

    def finish(self) -> list[Name]:
        """Settle what the sentence left open by what the rest of the report calls it."""
        return told_together(self._document, settled(self._text, self._names))
