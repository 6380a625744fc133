"""SHACL shapes -> SPARQL: one query for each thing that can be violated.

Understood are target classes (with their subclasses), paths of one step forward or inverse,
``minCount maxCount datatype nodeKind class in pattern flags minInclusive maxInclusive hasValue
lessThanOrEquals or not`` and SPARQL constraints: what the shapes of lantoa use. A shape that uses
anything else is refused, so that nothing stays unchecked in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, Triple, parse

from lantoa.ontology.namespaces import PREFIXES
from lantoa.ontology.vocabulary import quads, shape_files

_SH: Final = PREFIXES["sh"]
_XSD: Final = PREFIXES["xsd"]
_RDF: Final = PREFIXES["rdf"]
_SUBCLASS: Final = NamedNode(PREFIXES["rdfs"] + "subClassOf")
_TYPE: Final = NamedNode(_RDF + "type")
_Node = NamedNode | BlankNode
_Term = NamedNode | BlankNode | Literal | Triple

_NODE_KINDS: Final = {
    "IRI": "isIRI({0})",
    "Literal": "isLiteral({0})",
    "BlankNode": "isBlank({0})",
    "IRIOrLiteral": "(isIRI({0}) || isLiteral({0}))",
    "BlankNodeOrIRI": "(isBlank({0}) || isIRI({0}))",
    "BlankNodeOrLiteral": "(isBlank({0}) || isLiteral({0}))",
}
#: Datatypes whose lexical form is checked too: an ill-typed value is no number, and no date.
_WELL_FORMED: Final = {
    _XSD + "integer": "isNumeric({0})",
    _XSD + "decimal": "isNumeric({0})",
    _XSD + "double": "isNumeric({0})",
    _XSD + "date": "COALESCE(YEAR({0}) > -9999, false)",
    _XSD + "dateTime": "COALESCE(YEAR({0}) > -9999, false)",
    _XSD + "boolean": "COALESCE({0} = true || {0} = false, false)",
}
_ABOUT_SHAPES: Final = frozenset(
    _SH + name
    for name in (
        "targetClass",
        "property",
        "path",
        "severity",
        "message",
        "name",
        "description",
        "order",
        "group",
        "flags",
        "sparql",
    )
)


class UnsupportedShapeError(Exception):
    """A shape uses a part of SHACL that the quick checks do not compile."""


@dataclass(frozen=True, slots=True)
class Check:
    """One way to violate a shape.

    `body` is a graph pattern over ``?this`` (and ``?value`` where there is one) that matches
    violations, to be joined with the focus nodes; `first` a cheaper query that tells whether
    there can be any at all.
    """

    shape: str
    classes: tuple[str, ...]
    message_vi: str
    message_en: str
    severity: str
    body: str
    grouped: str = ""
    first: str | None = None

    def select(self, focus: str | None = None) -> str:
        """Return the query for the violations of all focus nodes, or of those in `focus`.

        Args:
            focus: a SPARQL pattern that binds ``?this``.
        """
        target = focus or ""
        classes = " ".join(f"<{iri}>" for iri in self.classes)
        if len(self.classes) == 1:
            target += f" ?this a {classes} ."
        else:
            target += f" ?this a ?targetClass . VALUES ?targetClass {{ {classes} }}"
        variables = "?this" if self.grouped else "?this ?value"
        return f"SELECT DISTINCT {variables} WHERE {{ {target} {self.body} }} {self.grouped}"


@cache
def checks() -> tuple[Check, ...]:
    """Return the checks of the packaged shapes.

    >>> any(check.shape.endswith("evidence-quote") for check in checks())
    True
    """
    return compile_shapes(b"\n".join(file.read_bytes() for file in shape_files()))


def compile_shapes(turtle: bytes) -> tuple[Check, ...]:
    """Return the checks of shapes in Turtle.

    Raises:
        UnsupportedShapeError: a shape uses what is not compiled.
    """
    graph = Store()
    graph.extend(parse(turtle, RdfFormat.TURTLE))
    graph.extend(quads(""))
    return tuple(_Compiler(graph).checks())


class _Compiler:
    def __init__(self, graph: Store) -> None:
        self._graph = graph
        self._prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())

    def checks(self) -> Iterator[Check]:
        shapes = {
            quad.subject
            for quad in self._graph.quads_for_pattern(None, NamedNode(_SH + "targetClass"), None)
        }
        for shape in sorted(shapes, key=str):
            assert isinstance(shape, NamedNode)
            targets = sorted(t.value for t in self._values(shape, "targetClass"))  # type: ignore[union-attr]
            for target in targets:
                yield from self._node_shape(shape, self._subclasses(target))

    # --- reading the shapes graph ---------------------------------------------------------

    def _values(self, node: _Node, name: str) -> list[_Term]:
        iri = NamedNode(name if "//" in name else _SH + name)
        return [q.object for q in self._graph.quads_for_pattern(node, iri, None)]

    def _value(self, node: _Node, name: str) -> _Term | None:
        return next(iter(self._values(node, name)), None)

    def _list(self, node: _Term | None) -> Iterator[_Term]:
        while isinstance(node, NamedNode | BlankNode) and node.value != _RDF + "nil":
            first = self._value(node, _RDF + "first")
            assert first is not None
            yield first
            node = self._value(node, _RDF + "rest")

    def _subclasses(self, iri: str) -> tuple[str, ...]:
        found: dict[str, None] = {iri: None}
        todo = [iri]
        while todo:
            for quad in self._graph.quads_for_pattern(None, _SUBCLASS, NamedNode(todo.pop())):
                if isinstance(quad.subject, NamedNode) and quad.subject.value not in found:
                    found[quad.subject.value] = None
                    todo.append(quad.subject.value)
        return (iri, *sorted(name for name in found if name != iri))

    def _said(self, shape: _Node, parent: _Node | None = None) -> dict[str, str]:
        said = {}
        for key, language in (("message_vi", "vi"), ("message_en", "en")):
            for node in (shape, parent):
                texts = self._values(node, "message") if node else []
                said[key] = next(
                    (t.value for t in texts if isinstance(t, Literal) and t.language == language),
                    "",
                )
                if said[key]:
                    break
        severity = self._value(shape, "severity")
        name = severity.value if isinstance(severity, NamedNode) else _SH + "Violation"
        said["severity"] = name.removeprefix(_SH)
        return said

    # --- shapes into checks ---------------------------------------------------------------

    def _node_shape(self, shape: NamedNode, classes: tuple[str, ...]) -> Iterator[Check]:
        said = self._said(shape)
        expression = self._expression(shape, "?this")
        if expression:
            yield Check(shape.value, classes, body=f"FILTER (!({expression}))", **said)
        for node in self._values(shape, "sparql"):
            assert isinstance(node, NamedNode | BlankNode)
            select = self._value(node, "select")
            assert isinstance(select, Literal)
            query = select.value.replace("$this", "?this")
            own = {**said, **{k: v for k, v in self._said(node).items() if v and k != "severity"}}
            yield Check(shape.value, classes, body=f"{{ {query} }}", first=query, **own)
        for node in self._values(shape, "property"):
            assert isinstance(node, NamedNode | BlankNode)
            yield from self._property_shape(node, shape, classes)

    def _property_shape(
        self, node: _Node, parent: NamedNode, classes: tuple[str, ...]
    ) -> Iterator[Check]:
        said = self._said(node, parent)
        name = node.value if isinstance(node, NamedNode) else parent.value
        path = self._path(node, "?this", "?value")
        low, high = self._integer(node, "minCount"), self._integer(node, "maxCount")
        if low == 1:
            yield Check(name, classes, body=f"MINUS {{ {path} }}", **said)
        elif low:
            having = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?other) < {low})"
            other = path.replace("?value", "?other")
            yield Check(name, classes, body=f"OPTIONAL {{ {other} }}", grouped=having, **said)
        if high == 0:
            yield Check(name, classes, body=path, **said)
        elif high is not None:
            other = path.replace("?value", "?other")
            having = f"GROUP BY ?this HAVING (COUNT(DISTINCT ?other) > {high})"
            first = f"SELECT ?this WHERE {{ {other} }} {having}"
            yield Check(name, classes, body=other, grouped=having, first=first, **said)
        wanted = self._value(node, "hasValue")
        if wanted is not None:
            exact = path.replace("?value", str(wanted))
            yield Check(name, classes, body=f"MINUS {{ {exact} }}", **said)
        expression = self._expression(node, "?value")
        if expression:
            body = f"{path} FILTER (!({expression}))"
            yield Check(name, classes, body=body, first=f"SELECT ?this {{ {body} }}", **said)
        for other_path in self._values(node, "lessThanOrEquals"):
            body = f"{path} ?this {other_path} ?most . FILTER (!COALESCE(?value <= ?most, false))"
            yield Check(name, classes, body=body, first=f"SELECT ?this {{ {body} }}", **said)

    def _path(self, node: _Node, subject: str, value: str) -> str:
        path = self._value(node, "path")
        if isinstance(path, BlankNode):
            inverse = self._value(path, "inversePath")
            if isinstance(inverse, NamedNode):
                return f"{value} {inverse} {subject} ."
        if isinstance(path, NamedNode):
            return f"{subject} {path} {value} ."
        raise UnsupportedShapeError(f"{node} has a path of several steps")

    def _integer(self, node: _Node, name: str) -> int | None:
        value = self._value(node, name)
        return int(value.value) if isinstance(value, Literal) else None

    def _expression(self, node: _Node, variable: str) -> str:
        """Return a SPARQL expression that is true of the values that conform; empty if all do."""
        parts: list[str] = []
        for quad in self._graph.quads_for_pattern(node, None, None):
            if not quad.predicate.value.startswith(_SH):
                continue
            part = self._component(node, quad.predicate.value, quad.object, variable)
            if part:
                parts.append(part)
        return " && ".join(sorted(parts))

    def _component(self, node: _Node, predicate: str, value: _Term, variable: str) -> str:
        name = predicate.removeprefix(_SH)
        if name == "nodeKind" and isinstance(value, NamedNode):
            return _NODE_KINDS[value.value.removeprefix(_SH)].format(variable)
        if name == "datatype" and isinstance(value, NamedNode):
            parts = [f"isLiteral({variable})", f"DATATYPE({variable}) = {value}"]
            if value.value in _WELL_FORMED:
                parts.append(_WELL_FORMED[value.value].format(variable))
            return f"({' && '.join(parts)})"
        if name == "class" and isinstance(value, NamedNode):
            classes = self._subclasses(value.value)
            options = " || ".join(f"EXISTS {{ {variable} a <{iri}> }}" for iri in classes)
            return f"({options})"
        if name == "in":
            return f"{variable} IN ({', '.join(map(str, self._list(value)))})"
        if name == "pattern" and isinstance(value, Literal):
            flags = self._value(node, "flags")
            more = f", {flags}" if flags else ""
            return f"REGEX(STR({variable}), {Literal(value.value)}{more})"
        if name in {"minInclusive", "maxInclusive"}:
            sign = ">=" if name == "minInclusive" else "<="
            return f"COALESCE({variable} {sign} {value}, false)"
        if name == "or":
            options = " || ".join(f"({self._inner(n, variable)})" for n in self._list(value))
            return f"({options})"
        if name == "not" and isinstance(value, NamedNode | BlankNode):
            return f"!({self._inner(value, variable)})"
        if name in {"minCount", "maxCount", "hasValue", "lessThanOrEquals"}:
            return ""  # about the values together: see _property_shape
        if predicate in _ABOUT_SHAPES:
            return ""
        raise UnsupportedShapeError(f"{node} uses sh:{name}, which the quick checks do not know")

    def _inner(self, node: _Term, variable: str) -> str:
        """Return the expression of a shape within ``sh:or`` or ``sh:not``."""
        assert isinstance(node, NamedNode | BlankNode)
        if self._value(node, "path") is None:
            return self._expression(node, variable) or "true"
        if self._integer(node, "minCount") != 1 or self._expression(node, "?inner"):
            raise UnsupportedShapeError(f"{node}: within sh:or only sh:minCount 1 is compiled")
        return f"EXISTS {{ {self._path(node, variable, '?inner')} }}"
