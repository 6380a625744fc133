"""Who spread or proposed a model, where the clause tells neither its place nor its time as a fact.

'Công an huyện nhân rộng mô hình' is counted as a replication, 'Hội đề xuất xây dựng mô hình' is no
deployment yet; the first runs the model all the same, the second is its adviser. A headline tells
who acts where the text does not.
"""

from __future__ import annotations

from lantoa.loaders.reading.context import clause_at, evidence, is_fact
from lantoa.loaders.reading.deployments.drafts import Draft
from lantoa.loaders.reading.deployments.role_verb_words import PROPOSED
from lantoa.loaders.reading.deployments.roles import roles
from lantoa.loaders.reading.deployments.sites import Item
from lantoa.loaders.reading.document import BlockKind, Body, Document
from lantoa.loaders.reading.names.models import Models
from lantoa.ontology.records import Evidence, Organization, Role


def roles_alone(
    document: Document, models: Models, item: Item, *, counted: bool = False
) -> list[Draft]:
    """Return what is said of the bodies of an item that is `counted`, or only proposed."""
    clause = clause_at(document, item.sentence, item.name.start)
    if item.sentence.kind is BlockKind.TITLE:
        return []
    advice = PROPOSED.search(document.words, clause.start, item.name.start)
    if not counted and (advice is None or not is_fact(document, clause, advice.start())):
        return []
    wanted = Role.OPERATOR if counted else Role.ADVISER
    told = [each for each in roles(document, item) if each[1] is wanted]
    return drafted(document, models, item, told)


def roles_headlined(
    document: Document, models: Models, items: list[Item], others: list[Draft]
) -> list[Draft]:
    """Return what headlines tell of models of which the text tells no body."""
    told = {draft.model.iri for draft in others if any(role for role, _ in draft.said)}
    return [
        draft
        for item in items
        if models.get(item.name).iri not in told
        for draft in drafted(document, models, item, roles(document, item))
    ]


def drafted(
    document: Document, models: Models, item: Item, told: list[tuple[Body, Role, float]]
) -> list[Draft]:
    """Return a draft that tells the roles of some bodies in a model, if there are any."""
    said: list[tuple[tuple[Organization, Role] | None, Evidence]] = []
    for body, role, sure in told:
        start, end = min(item.name.start, body.start), max(item.name.end, body.end)
        proof = evidence(
            document,
            "deployment",
            start,
            end,
            sure,
            model=item.name.text,
            organization=body.printed,
        )
        said.append(((body.organization, role), proof))
    return [Draft(models.get(item.name), None, said, None, None)] if said else []
