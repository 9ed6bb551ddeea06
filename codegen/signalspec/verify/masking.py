"""Keys and other secrets of the caller's, taken out of whatever is shown."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable
from urllib.parse import quote

from signalspec.model import Json

MASK = "***"


class Secrets:
    """Texts that must not be shown, wherever they come up: a server may well repeat what it was sent."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = {text for text in texts if text}
        # As they stand in JSON, HTML and URLs, too; longer ones first, since one may be part of another.
        found |= {form(text) for text in found for form in (_in_json, html.escape, _in_url)}
        self._texts = sorted(found, key=lambda text: (-len(text), text))

    def masked(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._texts:
            text = text.replace(secret, MASK)
        return text

    def masked_json(self, value: Json) -> Json:
        """A copy without secrets, in members' names and values."""
        if isinstance(value, str):
            return self.masked(value)
        if isinstance(value, list):
            return [self.masked_json(item) for item in value]
        if isinstance(value, dict):
            return {self.masked(name): self.masked_json(member) for name, member in value.items()}
        if value is None or isinstance(value, bool):
            return value
        return MASK if json.dumps(value) in self._texts else value


def _in_json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _in_url(text: str) -> str:
    return quote(text, safe="")
