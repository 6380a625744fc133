"""The sites of the models that counts are of: members of a club are where the club is."""

from __future__ import annotations

from collections.abc import Iterator

from lantoa.loaders.reading.context import Where
from lantoa.loaders.reading.document import Document, Span, within
from lantoa.loaders.reading.figures.count import Count
from lantoa.loaders.reading.figures.count_levels import BROAD
from lantoa.loaders.reading.lexicon import RANK
from lantoa.ontology.records import Deployment, Level, Measure, Place

_MOST = 64  # so many sites of a model are looked at for what holds them


class ModelSites:
    """Where the models of one document are at work."""

    def __init__(self, document: Document, deployments: list[Deployment]) -> None:
        self._document = document
        self._sites: dict[str, list[Place]] = {}  # by the model's IRI
        self._told: dict[str, list[tuple[int, Place]]] = {}  # and from where on
        for each in deployments:
            if each.place is not None:
                self._sites.setdefault(each.model.iri, []).append(each.place)
                start = each.evidence[0].start if each.evidence else 0
                self._told.setdefault(each.model.iri, []).append((start, each.place))

    def around(self, model: str, place: Place, position: int) -> Iterator[str]:
        """Yield the units around a place that hold the sites told by then, if it does not."""
        told = self._told.get(model, ())[:_MOST]
        sites = [site.path for start, site in told if start < position]
        if len(sites) < 2 or all(place.name in path for path in sites):
            return
        yield from (name for name in place.path[1:] if all(name in path for path in sites))

    def one(self, model: str, found: Where | None, measure: Measure, clause: Span) -> Where | None:
        """Return the one place where a model is at work, if no other place was found.

        Its members are there also where a unit around it was found: the commune of a club's hamlet.
        """
        sites = {place.iri: place for place in self._sites.get(model, ())}
        if len(sites) != 1:
            return found
        (place,) = sites.values()
        if found is None or (
            measure is Measure.MEMBERS
            and found.place is not None
            and found.place.name in place.path
            and (RANK[found.place.level] <= RANK[Level.COMMUNE] or not self._tells(found, clause))
        ):
            return Where(place, place.name)
        return found

    def told_of(self, model: str, found: Where, count: Count, least: Level) -> Where:
        """Return the one site told so far of the model that the text is on, if it lies in `found`.

        'Chợ A ra mắt mô hình “X”, giao Công an phường chủ trì. 12 tổ được lập ra.'
        """
        told = self._told.get(model, ())[:_MOST]
        sites = {place.iri: place for start, place in told if start < count.number.start}
        if count.measure in BROAD or len(sites) != 1 or found.place is None:
            return found
        if RANK[found.place.level] > RANK[Level.DISTRICT]:
            return found
        (site,) = sites.values()
        inside = found.place.name in site.path[1:] and RANK[site.level] >= RANK[least]
        return Where(site, site.name) if inside else found

    def only(self, found: Where | None, count: Count, least: Level) -> Where | None:
        """Return the site of the only model of a report on one commune, if a count is of it."""
        if not self._one_model(count, least) or not self._at_the_site(found, count):
            return found
        ((site, *others),) = self._sites.values()
        return None if any(other.iri != site.iri for other in others) else Where(site, site.name)

    def _tells(self, found: Where, clause: Span) -> bool:
        """Whether a clause itself tells a place, not only a body of it."""
        told = within(self._document.places, clause.start, clause.end)
        return any(place.place == found.place for place in told)

    def _at_the_site(self, found: Where | None, count: Count) -> bool:
        """Whether a count that is told of a unit around the only site is of the site."""
        if found is None or found.place is None or found.place == self._document.home:
            return True
        ((site, *others),) = self._sites.values()
        return (
            not others
            and count.measure in (Measure.MEMBERS, Measure.PARTICIPANTS)
            and found.place.name in site.path
        )

    def _one_model(self, count: Count, least: Level) -> bool:
        """Whether the report is about one commune and one model in it."""
        home = self._document.home
        return (
            len(self._sites) == 1
            and any(
                RANK[site.level] >= RANK[least] for sites in self._sites.values() for site in sites
            )
            and count.measure not in BROAD
            and home is not None
            and RANK[home.level] <= RANK[Level.COMMUNE]
        )
