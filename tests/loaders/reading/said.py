"""What a short text says, in a form short enough for a table of cases."""

from __future__ import annotations

from functools import lru_cache

from lantoa.loaders.reading import read_report
from lantoa.ontology.records import (
    CampaignMention,
    Deployment,
    Gathering,
    Mandate,
    Measurement,
    ModelMention,
    OrganizationMention,
    PlaceMention,
    Reading,
    Recognition,
    Replication,
)

#: A headline and a day, so that "tỉnh", "năm nay" and "hiện nay" mean something.
HEAD = "Giữ bình yên từ cơ sở ở tỉnh Sơn La\n\n15/06/2021\n\n"


@lru_cache(maxsize=512)
def reading(text: str, head: str = HEAD) -> Reading:
    return read_report("case.txt", head + text)


def models(text: str, head: str = HEAD) -> list[str]:
    found = [s.model.name for s in reading(text, head).statements if isinstance(s, ModelMention)]
    return list(dict.fromkeys(found))


def aliases(text: str, head: str = HEAD) -> list[str]:
    found = [s.model for s in reading(text, head).statements if isinstance(s, ModelMention)]
    return list(dict.fromkeys(alias for model in found for alias in model.aliases))


def campaigns(text: str, head: str = HEAD) -> list[str]:
    found = [s.name for s in reading(text, head).statements if isinstance(s, CampaignMention)]
    return list(dict.fromkeys(found))


def deployments(text: str, head: str = HEAD) -> list[Deployment]:
    return [s for s in reading(text, head).statements if isinstance(s, Deployment)]


def located(text: str, head: str = HEAD) -> list[str]:
    found = [
        f"{d.model.name} @ {', '.join(d.place.path)}"
        for d in deployments(text, head)
        if d.place is not None
    ]
    return list(dict.fromkeys(found))


def started(text: str, head: str = HEAD) -> list[str]:
    found = [f"{d.model.name} {d.started.edtf}" for d in deployments(text, head) if d.started]
    return list(dict.fromkeys(found))


def run_by(text: str, head: str = HEAD) -> list[str]:
    found = [
        f"{d.model.name}: {organization.name} {role}"
        for d in deployments(text, head)
        for organization, role in d.roles
    ]
    return sorted(set(found))


def counts(text: str, head: str = HEAD) -> list[str]:
    """'models >112/120 @ tỉnh Sơn La in 2020': only what differs from exact, home and unknown."""
    found = []
    for s in reading(text, head).statements:
        if isinstance(s, Measurement):
            sign = {"exact": "", "over": ">", "nearly": "<", "about": "~"}[s.amount.bound]
            words = f"{s.measure} {sign}{s.amount.value}"
            words += f"/{s.amount.of}" if s.amount.of is not None else ""
            words += f" of {s.model.name}" if s.model else ""
            words += f" @ {s.scope or (s.place.name if s.place else '')}"
            words += f" in {s.when.edtf}" if s.when else ""
            found.append(words.replace(" @ tỉnh Sơn La", ""))
    return found


def replicated(text: str, head: str = HEAD) -> list[str]:
    found = []
    for s in reading(text, head).statements:
        if isinstance(s, Replication):
            words = s.model.name if s.model else "?"
            words += f" x{s.models.value}" if s.models else ""
            words += f" from {s.origin.place.name}" if s.origin and s.origin.place else ""
            if s.group:
                words += f" to {s.group.amount.value} {s.group.unit}"
            if s.targets:
                words += " to " + " + ".join(t.place.name for t in s.targets if t.place)
            words += " more" if s.additional else ""
            words += f" in {s.when.edtf}" if s.when else ""
            found.append(words)
    return found


def recognized(text: str, head: str = HEAD) -> list[str]:
    found = []
    for s in reading(text, head).statements:
        if isinstance(s, Recognition):
            bodies = " + ".join(b.name for b in s.conferred_by)
            words = f"{s.recipient} [{s.recipient_kind}]: {s.award}"
            words += f" by {bodies}" if bodies else ""
            words += f" in {s.when.edtf}" if s.when else ""
            found.append(words)
    return found


def organizations(text: str, head: str = HEAD) -> list[str]:
    found = [
        s.organization.name
        for s in reading(text, head).statements
        if isinstance(s, OrganizationMention)
    ]
    return list(dict.fromkeys(found))


def places(text: str, head: str = HEAD) -> list[str]:
    found = [
        ", ".join(s.place.path)
        for s in reading(text, head).statements
        if isinstance(s, PlaceMention)
    ]
    return [p for p in dict.fromkeys(found) if p != "tỉnh Sơn La"]


def gatherings(text: str, head: str = HEAD) -> list[str]:
    return [
        f"{s.kind} by {' + '.join(o.name for o in s.organizers)}"
        f" @ {s.place.name if s.place else '?'} on {s.when.edtf if s.when else '?'}"
        for s in reading(text, head).statements
        if isinstance(s, Gathering)
    ]


def mandates(text: str, head: str = HEAD) -> list[str]:
    return [s.title for s in reading(text, head).statements if isinstance(s, Mandate)]
