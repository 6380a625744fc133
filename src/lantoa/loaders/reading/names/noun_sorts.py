"""How far each sort of noun governs a quoted string: models surely, groups where they act."""

from __future__ import annotations

from lantoa.loaders.reading.names.name_words import (
    CAMPAIGN_VERBS,
    GROUP_NOUNS,
    MODEL_NOUNS,
    TEAM_NOUNS,
)

#: Groups and things, models where somebody founds or runs them.
WEAK = frozenset(word.lower() for word in GROUP_NOUNS)
#: Nouns that a few words may stand after: tổ tuần tra đêm “X”
STRONG = frozenset(word.lower() for word in (*MODEL_NOUNS, *TEAM_NOUNS))
NEAR_ONLY = frozenset(CAMPAIGN_VERBS)
SURE = frozenset(word.lower() for word in MODEL_NOUNS)
TEAMS = frozenset(word.lower() for word in TEAM_NOUNS)
#: Groups on line, which are models where they say what for: nhóm Zalo “Thôn bình yên”.
ON_LINE = frozenset({"zalo", "nhóm zalo", "nhóm"})
