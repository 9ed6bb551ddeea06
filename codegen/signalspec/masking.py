"""Secrets taken out of what is kept: the values of fields that the spec calls secret."""

from __future__ import annotations

from functools import lru_cache

from signalspec.model import Json, Spec

MASK = "***"


class Mask:
    """Masks members by name, at any depth: what is misplaced, or nearly spelt right, is a secret, too."""

    def __init__(self, spec: Spec) -> None:
        self._names = frozenset(
            _folded(field.name) for record in spec.records for field in record.fields if field.secret
        )

    def masks(self, name: str) -> bool:
        """Whether a member of that name is a secret."""
        return _folded(name) in self._names

    def masked(self, value: Json) -> Json:
        """A copy without secrets; `null` stays."""
        if isinstance(value, dict):
            return {
                name: MASK if member is not None and self.masks(name) else self.masked(member)
                for name, member in value.items()
            }
        if isinstance(value, list):
            return [self.masked(item) for item in value]
        return value


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return name.replace("_", "").replace("-", "").replace(" ", "").casefold()
