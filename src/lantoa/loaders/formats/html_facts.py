"""What a page tells of its article: headline, date, address and publisher.

Read where pages state them for machines (meta elements, JSON-LD, time elements), and the date
also where it is shown beside the headline; nothing is guessed from elsewhere.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_NAMES: Final = (
    "article:published_time",
    "datepublished",
    "article:published",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "article.published",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_PRINTED = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*(\d{4})(?!\d)",
    re.IGNORECASE,
)
# What stands beside the date of an article, and not beside a date in its text.
_BESIDE = re.compile(
    r"\d{1,2}\s*[:hg]\s*\d{2}|thứ (?:hai|ba|tư|năm|sáu|bảy|2|3|4|5|6|7)\b|chủ nhật|gmt|cập nhật|"
    r"ngày đăng|đăng ngày|đăng lúc|xuất bản|\b(?:am|pm|sa|ch)\b",
    re.IGNORECASE,
)
#: A line that shows the date shows little else.
_SHORT: Final = 90
_SITES: Final = (
    "báo điện tử", "cổng thông tin", "cổng ttđt", "trang chủ", "trang thông tin", "trang tin",
    "đài phát thanh", "đài pt", "tạp chí", "website",
)  # fmt: skip
_OUTLETS: Final = ("báo ", "cổng tt", "cổng thông tin", "trang tin", "trang thông tin", "đài ")
_OFFICES: Final = ("công an ", "ubnd ", "trang ")
#: A headline has at least so many words.
_WORDS: Final = 4
_SUFFIX = re.compile(r"\s+(?:[-–—|:»]|::)\s+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page states of its article."""

    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    url: str | None = None


def facts(tree: HtmlElement, address: str | None = None) -> Facts:
    """Return what a page states of its article.

    Args:
        tree: the page, with its scripts.
        address: where it was fetched from, if a container tells.
    """
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    url = _address(tree, meta, address)
    return Facts(
        title=_title(tree, meta, linked),
        published=_published(tree, meta, linked),
        publisher=domain(url) or domain(meta.get("og:url")),
        url=url,
    )


def domain(url: str | None) -> str | None:
    """Return the domain of an address, without www.

    >>> domain("https://www.bao.example.vn:443/a.html")
    'bao.example.vn'
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    return host.removeprefix("www.") or None


def printed_date(lines: list[str]) -> datetime.date | None:
    """Return the date that one of a few lines shows as an article's own.

    >>> printed_date(["Xã hội", "Thứ năm, 14/5/2020 | 08:30 GMT+7"])
    datetime.date(2020, 5, 14)
    """
    for line in lines:
        if len(line) <= _SHORT:
            match = _PRINTED.search(line)
            rest = _PRINTED.sub("", line).strip(" ()|-,")
            if match and (not rest or _BESIDE.search(rest)):
                day, month, year = map(int, match.groups())
                if found := _date(year, month, day):
                    return found
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = (element.get("content") or "").strip()
        if name and value:
            found.setdefault(name.strip().lower(), value)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        try:
            data = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items[:50]:
            if isinstance(item, dict):
                graph = item.get("@graph")
                for node in [item, *(graph if isinstance(graph, list) else [])]:
                    if isinstance(node, dict) and _is_article(node):
                        yield node


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        str(kind).endswith(("Article", "BlogPosting", "Report"))
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _address(tree: HtmlElement, meta: dict[str, str], address: str | None) -> str | None:
    links = (
        element.get("href")
        for element in tree.iter("link")
        if (element.get("rel") or "").strip().lower() == "canonical"
    )
    for url in (*links, meta.get("og:url"), address):
        plain = (url or "").strip()
        if plain.startswith("//"):
            plain = f"https:{plain}"
        # A relative address, a front page as that of every article: neither identifies.
        if plain.startswith(("http://", "https://")) and domain(plain):
            path = urlsplit(plain)
            if path.path.strip("/") or path.query or url == address:
                return plain
    return None


def _title(tree: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    whole = " ".join((tree.findtext(".//title") or "").split())
    heads = [_text(element) for element in tree.iter("h1")]
    stated = [meta.get("og:title"), *(str(node.get("headline") or "") for node in linked)]
    named = [" ".join(title.split()) for title in stated if title and title.strip()]
    # The headline is the heading that the page's title names too; other headings are logos.
    site = meta.get("og:site_name") or ""
    known = [
        head
        for head in heads
        if head.count(" ") >= _WORDS - 1
        and any(_contains(title, head) for title in (whole, *named))
        and head.casefold() != site.casefold()
        and not _is_site(head)
    ]
    if known:
        return max(known, key=len)
    for title in (*named, whole):
        plain = _without_site(title, site)
        # Shorter ones name a section of the site.
        if plain.count(" ") >= _WORDS - 1 and not _is_site(plain):
            return plain
    return heads[0] if len(heads) == 1 and heads[0].count(" ") >= _WORDS - 1 else None


def _without_site(title: str, site: str) -> str:
    parts = _SUFFIX.split(title)
    first = parts[0].casefold()
    if len(parts) > 1 and (first == site.casefold() or first.startswith(_OUTLETS)):
        title = title[len(parts[0]) :].lstrip(" -–—|:»")
    last = parts[-1].casefold()
    if len(parts) > 1 and (
        last == site.casefold() or _is_site(last) or last.startswith((*_OUTLETS, *_OFFICES))
    ):
        return title[: title.rindex(parts[-1])].rstrip(" -–—|:»")
    return title


def _is_site(part: str) -> bool:
    lower = part.casefold()
    return len(part) <= 60 and (
        lower.startswith(_SITES) or re.search(r"\w\.(?:vn|com|net|org)\b", lower) is not None
    )


def _contains(whole: str, part: str) -> bool:
    return part.casefold() in whole.casefold()


def _published(
    tree: HtmlElement, meta: dict[str, str], linked: list[dict[str, Any]]
) -> datetime.date | None:
    stated = [meta.get(name) for name in _DATE_NAMES]
    stated += [str(node.get("datePublished") or "") for node in linked]
    times = [element.get("datetime") for element in tree.iter("time")]
    # Several time elements are those of other articles or comments too.
    stated += times if len(set(times)) == 1 else []
    for value in stated:
        if found := _parse(value or ""):
            return found
    return None


def _parse(value: str) -> datetime.date | None:
    if match := _ISO.match(value):
        year, month, day = map(int, match.groups())
        return _date(year, month, day)
    if match := _PRINTED.search(value):
        day, month, year = map(int, match.groups())
        return _date(year, month, day)
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return None
    # Before the web there were no pages; a later date than tomorrow is a slip.
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    return date if datetime.date(1990, 1, 1) <= date <= tomorrow else None


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
