"""Which of the two media types of GraphQL over HTTP an answer has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

JSON_TYPE = "application/json"
GRAPHQL_TYPE = "application/graphql-response+json"

# In the order in which they are preferred where the client leaves the choice.
_OFFERED = (JSON_TYPE, GRAPHQL_TYPE)


class _Range(NamedTuple):
    media: str
    quality: float
    position: int


def negotiated(accept: str | None) -> str | None:
    """The media type for a request with this `Accept` header; None where it admits neither.

    Without a header, clients get the newer type, as the specification asks.
    """
    if accept is None or not accept.strip():
        return GRAPHQL_TYPE
    ranges = list(_ranges(accept))
    best: tuple[float, int, int] | None = None
    chosen = None
    for offered in _OFFERED:
        matching = [found for found in ranges if _matches(found.media, offered)]
        if not matching:
            continue
        closest = max(matching, key=lambda found: _closeness(found.media))
        rank = (closest.quality, _closeness(closest.media), -closest.position)
        if closest.quality > 0 and (best is None or rank > best):
            best, chosen = rank, offered
    return chosen


def _ranges(accept: str) -> Iterator[_Range]:
    for position, part in enumerate(accept.split(",")):
        media, *parameters = [piece.strip().lower() for piece in part.split(";")]
        quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        yield _Range(media, _quality(quality), position)


def _quality(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0


def _matches(media: str, offered: str) -> bool:
    return media in (offered, "application/*", "*/*")


def _closeness(media: str) -> int:
    return 0 if media == "*/*" else 1 if media.endswith("/*") else 2
