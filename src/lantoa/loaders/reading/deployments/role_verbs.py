"""What the verbs between a subject and a model make of the subject: its founder, adviser, operator.

Verbs that share subject and object are read together: 'xây dựng, triển khai' founds, 'triển khai,
duy trì và nhân rộng' runs; 'tham mưu và xây dựng' is two acts, 'tham mưu xây dựng' only advice.
"""

from __future__ import annotations

import re

from lantoa.loaders.reading.deployments import role_verb_words as verb_words
from lantoa.loaders.reading.deployments.role_newness import founds
from lantoa.loaders.reading.deployments.sites import TALK
from lantoa.loaders.reading.document import Document, covering
from lantoa.ontology.records import Role

_SENTENCE = 60  # characters in which the name stands that a verb has as its object
_HEAD = 14  # characters of the head that a name may begin with: có câu lạc bộ Mẹ và con gái
_LEADS = ("chủ trì", "chịu trách nhiệm", "đảm nhận", "đảm nhiệm", "làm ", "giữ vai trò")
_BREAK = re.compile(r"[.;:]")


def roles_of(
    document: Document, subject: int, begin: int, end: int, since: int | None = None
) -> list[Role] | None:
    """Return the roles that the verbs before a model give to its subject.

    Args:
        document: the report.
        subject: where the subject ends.
        begin: where to look first: after the last model of another list.
        end: where the list of the model begins.
        since: from where words of tense are looked for, if before the end of the subject.
    """
    another = document.text.rfind(";", subject, end)
    if another > begin and verb_words.ACTS_AT_ALL.match(document.text, another + 1):
        begin = subject = another + 1  # another act of the subject: A tổ chức ...; ra mắt mô hình
        since = None
    if verb_words.REVIEWS.search(document.words, subject, end):
        return None
    elided = verb_words.ELIDED.match(document.text, subject, end)
    if elided:  # A cho biết, vừa ra mắt ...
        subject = elided.end()
        begin = max(begin, subject)
    launch = verb_words.LAUNCHES.search(document.words, begin, end)
    talk = TALK.search(document.words, subject, end)
    if (
        talk
        and not launch
        and not _acts_besides(document, talk.end(), end)
        and not verb_words.HELD_TO_RUN.search(document.words, begin, end)
    ) or _only(document, verb_words.RECEIVES.match(document.text, subject), end):
        return None
    if verb_words.SAYS.search(document.words, subject, end):
        return None
    if verb_words.HANDS_OUT.search(document.words, subject, end):
        return None
    plan = verb_words.PLAN.search(document.words, subject, end)
    if _only(document, plan, end):
        advised = verbs_in(document, begin, plan.start() if plan else end)
        return [Role.ADVISER] if advised and advised[0].lastgroup == "ADVISE" else None
    if _only(document, verb_words.ORDERS.search(document.text, subject, end), end):
        return None
    if verb_words.OTHER_SUBJECT.search(document.text, subject, end):
        return None
    verbs = [
        verb
        for verb in verbs_in(document, begin, end)
        if not verb_words.OTHER_OBJECT.match(document.text, verb.end(), end)
        and not verb_words.AMONG_THEM.search(document.text, begin, verb.start())
    ]
    mere = all(verb.group().lower() in ("có", "với") for verb in verbs)
    if mere and begin > subject:  # the verb stands before the first list
        begin, verbs = subject, verbs_in(document, subject, end)
        verbs = [verb for verb in verbs if verb.group().lower() not in ("có", "với")] or verbs
        launch = verb_words.LAUNCHES.search(document.words, subject, end)
    if not verbs:
        return None
    cluster = [verbs[-1]]
    for verb in reversed(verbs[:-1]):
        if not verb_words.COORDINATED.fullmatch(document.text, verb.end(), cluster[0].start()):
            break
        cluster.insert(0, verb)
    cluster = _without_lead(cluster)
    if launch:
        return [Role.FOUNDER]
    if _about_it(document, cluster[0].start()):
        return None
    if verb_words.DIRECTING.search(document.text, subject, cluster[0].start()):
        return None
    if verb_words.NEW_CLAUSE.match(document.text, cluster[-1].end(), end):
        return None
    directs = verb_words.DIRECTS.search(document.words, subject, end)
    for verb in verbs[: -len(cluster)]:
        if verb.lastgroup == "ADVISE" and (directs is None or verb.start() < directs.start()):
            return [Role.ADVISER]  # tham mưu cho cấp ủy xã thành lập: others found
    called = directs is not None and directs.group().lower().startswith("vận động")
    if directs and not (called and cluster[-1].lastgroup == "FOUND"):
        return None
    return _together(document, cluster, subject if since is None else since, end)


def _about_it(document: Document, verb: int) -> bool:
    """Whether a verb only names what is spoken of: 'làm việc về tình hình triển khai mô hình'."""
    before = document.text[max(0, verb - 40) : verb].rstrip().lower()
    return before.endswith(verb_words.ABOUT_IT) and "quyết định" not in before


def _without_lead(cluster: list[re.Match[str]]) -> list[re.Match[str]]:
    """Verbs without those that only tell who leads: 'chủ trì xây dựng', 'đứng ra thành lập'."""
    return [v for v in cluster if not v.group().lower().startswith(_LEADS)] or cluster


def _only(document: Document, deed: re.Match[str] | None, end: int) -> bool:
    """Whether a deed that makes no role is all that a subject did to a model."""
    return deed is not None and not _acts_besides(document, deed.end(), end)


def _acts_besides(document: Document, begin: int, end: int) -> bool:
    """Whether a second act follows a first: 'sơ kết, rồi quyết định nhân rộng'."""
    act = verb_words.ANOTHER_ACT.search(document.text, begin, end)
    return act is not None and not verbs_in(document, begin, act.start())


def verbs_in(document: Document, begin: int, end: int) -> list[re.Match[str]]:
    """The verbs of founding and running of a stretch; what stands in a name is none."""
    return [
        verb
        for verb in verb_words.VERB.finditer(document.words, begin, end + _HEAD)
        if verb.end() <= end and covering(document.names, verb.start()) is None
    ]


def _together(
    document: Document, cluster: list[re.Match[str]], subject: int, end: int
) -> list[Role] | None:
    sorts = [verb.lastgroup for verb in cluster]
    made: list[Role] = []
    if "ADVISE" in sorts:
        made.append(Role.ADVISER)
        last = len(sorts) - 1 - sorts[::-1].index("ADVISE")
        if last + 1 == len(sorts):
            return made
        between = document.text[cluster[last].end() : cluster[last + 1].start()]
        if not verb_words.TWO_ACTS.match(between):
            return made
        sorts, cluster = sorts[last + 1 :], cluster[last + 1 :]
    if not {"RUN", "SPREAD"}.isdisjoint(sorts) and sorts[0] != "FOUND":
        return [*made, Role.OPERATOR]
    if "FOUND" in sorts:
        return [*made, Role.FOUNDER]
    if "CARRY" not in sorts:
        return made or None
    if founds(document, cluster, subject, end, end + _SENTENCE):
        return [*made, Role.FOUNDER]
    return [*made, Role.OPERATOR]


def verb_after(document: Document, begin: int, end: int) -> tuple[list[Role], int] | None:
    """Return what the verbs after a body say it did, and where they end.

    The body stands after the model: 'do A tham mưu, hướng dẫn', 'giao cho B quản lý'.
    """
    text = document.text
    verbs = verbs_in(document, begin, end)
    if not verbs or _BREAK.search(text, begin, verbs[0].start()):
        return None
    if verb_words.OTHER_DEED.search(text, begin, verbs[0].start()):
        return None
    if verbs[0].group().lower() in ("có", "với"):
        return None
    cluster = verbs[:1]
    for verb in verbs[1:]:
        if not verb_words.COORDINATED.fullmatch(text, cluster[-1].end(), verb.start()):
            break
        cluster.append(verb)
    cluster = _without_lead(cluster)
    sorts = [verb.lastgroup for verb in cluster]
    last = cluster[-1].end()
    if sorts[0] == "ADVISE":
        between = text[cluster[0].end() : cluster[-1].start()]
        runs = sorts[-1] == "RUN" and verb_words.TWO_ACTS.match(between)
        return [Role.ADVISER, Role.OPERATOR] if runs else [Role.ADVISER], last
    if not {"RUN", "SPREAD"}.isdisjoint(sorts) and sorts[0] != "FOUND":
        return [Role.OPERATOR], last
    if "FOUND" in sorts:
        return [Role.FOUNDER], last
    begun = verb_words.BEGUN_AFTER.match(text, last) is not None
    begun = begun or founds(document, cluster, begin, last, last)
    return [Role.FOUNDER if begun else Role.OPERATOR], last
