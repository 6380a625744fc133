"""What can go wrong, said so that the user knows what to do.

Every error that lantoa raises on purpose is a :class:`LantoaError` whose message is one
sentence for the user. The command line prints that sentence and exits with ``exit_code``:
2 where the user can mend it, 1 where the fault is ours or the machine's.
"""

from __future__ import annotations

from typing import ClassVar


class LantoaError(Exception):
    """Base of all errors of lantoa; its text is one sentence that says what to do.

    >>> str(UnknownNameError("model", "tieng keg", ["Tiếng kẻng"]))
    "No model is called 'tieng keg'; did you mean 'Tiếng kẻng'?"
    """

    exit_code: ClassVar[int] = 1


class UserError(LantoaError):
    """The user asked for something that cannot be done as asked, and can mend it."""

    exit_code: ClassVar[int] = 2


class UnknownNameError(UserError):
    """No thing of this kind bears the name; close names are proposed."""

    def __init__(self, kind: str, name: str, suggestions: list[str] | None = None) -> None:
        self.kind = kind
        self.name = name
        self.suggestions = list(suggestions or [])
        message = f"No {kind} is called {name!r}"
        if self.suggestions:
            message += "; did you mean " + " or ".join(repr(s) for s in self.suggestions[:3]) + "?"
        else:
            message += f"; 'lantoa find {name}' searches all names."
        super().__init__(message)


class AmbiguousNameError(UserError):
    """Several things of this kind bear the name; they are listed with their identifiers.

    >>> str(AmbiguousNameError("model", "keng", [("Kẻng", "id:a"), ("Kèng", "id:b")]))
    "Several things match the model 'keng'; name one exactly: 'Kẻng' (id:a), 'Kèng' (id:b)"
    """

    def __init__(self, kind: str, name: str, candidates: list[tuple[str, str]]) -> None:
        self.kind = kind
        self.name = name
        self.candidates = list(candidates)
        shown = ", ".join(f"{label!r} ({iri})" for label, iri in self.candidates[:8])
        more = f" and {len(self.candidates) - 8} more" if len(self.candidates) > 8 else ""
        super().__init__(
            f"Several things match the {kind} {name!r}; name one exactly: {shown}{more}"
        )


class InputError(UserError):
    """A file or folder cannot be read as what it was given for."""


class SyntaxInputError(InputError):
    """An RDF file or a SPARQL query is malformed."""


class StoreError(UserError):
    """The store cannot be opened or written."""


class StoreLockedError(StoreError):
    """Another process is writing the store."""


class StoreVersionError(StoreError):
    """The store was written by a newer lantoa."""


class EndpointError(StoreError):
    """A remote SPARQL endpoint is down or refuses."""


class QueryError(UserError):
    """A query cannot be run as asked."""


class QueryTimeoutError(QueryError):
    """A free-hand query took longer than allowed."""


class MissingExtraError(UserError):
    """An optional dependency is needed.

    >>> str(MissingExtraError("pyarrow", "data"))
    "This needs pyarrow; install it with: pip install 'lantoa[data]'"
    """

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"This needs {package}; install it with: pip install 'lantoa[{extra}]'")
