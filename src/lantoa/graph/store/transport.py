"""HTTP to a SPARQL endpoint: addresses, credentials, deadlines, and clear complaints."""

from __future__ import annotations

import http.client
import os
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import IO
from urllib.parse import unquote, urlsplit, urlunsplit

from lantoa.errors import EndpointError, QueryTimeoutError, SyntaxInputError

#: The environment variable that holds a bearer token for endpoints.
TOKEN = "LANTOA_TOKEN"  # noqa: S105  the variable's name, not a token
_IN_MEMORY = 8 * 1024**2
_BLOCK = 1024**2


@dataclass(frozen=True)
class Addresses:
    """Where an endpoint answers.

    Attributes:
        query: Queries, by the SPARQL 1.1 Protocol.
        update: Updates, by the SPARQL 1.1 Protocol.
        graphs: Whole graphs, by the SPARQL 1.1 Graph Store HTTP Protocol.
    """

    query: str
    update: str
    graphs: str


def addresses(url: str) -> Addresses:
    """Return the addresses of an endpoint, from the one that its users know.

    The conventions of oxigraph (the server's root, or ``.../query``), Fuseki
    (``.../DATASET/sparql``), RDF4J and GraphDB (``.../repositories/NAME``) and Virtuoso
    (``/sparql``) are known; any other URL is taken for all three.

    >>> addresses("http://localhost:7878/").update
    'http://localhost:7878/update'
    >>> addresses("http://localhost:3030/kg/sparql").graphs
    'http://localhost:3030/kg/data'
    >>> addresses("https://example.org/repositories/kg").update
    'https://example.org/repositories/kg/statements'
    """
    parts = urlsplit(url)
    path = parts.path.rstrip("/")

    def at(changed: str) -> str:
        return urlunsplit(parts._replace(path=changed))

    if path in ("", "/query"):
        return Addresses(at("/query"), at("/update"), at("/store"))
    if path == "/sparql":
        return Addresses(at("/sparql"), at("/sparql"), at("/sparql-graph-crud"))
    if path == "/sparql-auth":
        return Addresses(at(path), at(path), at("/sparql-graph-crud-auth"))
    if path.endswith("/sparql"):
        dataset = path.removesuffix("/sparql")
        return Addresses(at(path), at(dataset + "/update"), at(dataset + "/data"))
    before, repositories, name = path.rpartition("/repositories/")
    if repositories and name and "/" not in name:
        service = f"{before}/repositories/{name}/rdf-graphs/service"
        return Addresses(at(path), at(path + "/statements"), at(service))
    return Addresses(at(path), at(path), at(path))


@dataclass
class Answer:
    """What an endpoint answered: a file at its beginning, and the type of its content."""

    body: IO[bytes]
    content_type: str


class Transport:
    """Requests to one endpoint.

    A user and password come from the URL (``http://user:password@host/``), for basic or digest
    authentication; a bearer token from the environment variable ``LANTOA_TOKEN``.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointError(f"{url!r} is not the URL of an endpoint; begin with http(s)://.")
        host = parts.netloc.rpartition("@")[2]
        #: The URL without credentials, fit to be shown.
        self.url = urlunsplit(parts._replace(netloc=host, fragment=""))
        handlers: list[urllib.request.BaseHandler] = []
        if parts.username:
            keys = urllib.request.HTTPPasswordMgrWithDefaultRealm()
            root = urlunsplit((parts.scheme, host, "/", "", ""))
            keys.add_password(None, root, unquote(parts.username), unquote(parts.password or ""))
            handlers += [
                urllib.request.HTTPBasicAuthHandler(keys),
                urllib.request.HTTPDigestAuthHandler(keys),
            ]
        if parts.hostname in ("localhost", "127.0.0.1", "::1"):
            # This machine is never behind a proxy.
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def send(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        content_type: str | None = None,
        accept: str = "*/*",
        seconds: float,
        absent: bool = False,
    ) -> Answer | None:
        """Send a request and take in the whole answer.

        Args:
            method: The HTTP method.
            url: The address.
            body: What to send.
            content_type: The media type of the body.
            accept: The media types wanted.
            seconds: How long to wait in all.
            absent: Return None instead of raising when the endpoint says that there is nothing.

        Raises:
            QueryTimeoutError: The answer took too long.
            SyntaxInputError: The endpoint calls the request malformed (400).
            EndpointError: The endpoint is down or refuses.
        """
        request = urllib.request.Request(url, data=body, method=method)  # noqa: S310  http(s) only
        request.add_header("Accept", accept)
        if content_type:
            request.add_header("Content-Type", content_type)
        if token := os.environ.get(TOKEN):
            # Never sent on to where a redirect points.
            request.add_unredirected_header("Authorization", f"Bearer {token}")
        deadline = time.monotonic() + seconds
        try:
            with self._opener.open(request, timeout=seconds) as response:
                return Answer(
                    _take(response, deadline), response.headers.get_content_type().lower()
                )
        except urllib.error.HTTPError as error:
            with error:
                if absent and error.code in (404, 410):
                    return None
                raise self._refused(error) from error
        except TimeoutError as error:
            raise self._late(seconds) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(seconds) from error
            raise self._down(error.reason) from error
        except (OSError, http.client.HTTPException) as error:
            raise self._down(error) from error

    def _refused(self, error: urllib.error.HTTPError) -> EndpointError | SyntaxInputError:
        lines = error.read(2000).decode("utf-8", "replace").strip().splitlines()
        said = lines[0][:300] if lines else str(error.reason)
        if error.code == 400:
            return SyntaxInputError(f"The endpoint {self.url} cannot read the request: {said}")
        if error.code in (401, 403):
            return EndpointError(
                f"The endpoint {self.url} refuses access ({error.code}); give user:password@ in "
                f"its URL, or a token in the environment variable {TOKEN}."
            )
        return EndpointError(
            f"The endpoint {self.url} failed ({error.code}: {said}); "
            "check its address and its own log."
        )

    def _late(self, seconds: float) -> QueryTimeoutError:
        return QueryTimeoutError(
            f"The endpoint {self.url} did not answer within {seconds:g} s; "
            "narrow the query, or give it more time."
        )

    def _down(self, reason: object) -> EndpointError:
        return EndpointError(
            f"The endpoint {self.url} does not answer ({reason}); start it, or check the address."
        )


def _take(response: http.client.HTTPResponse, deadline: float) -> IO[bytes]:
    body = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  the caller closes
    while block := response.read1(_BLOCK):
        body.write(block)
        if time.monotonic() > deadline:
            body.close()
            raise TimeoutError
    body.seek(0)
    return body
