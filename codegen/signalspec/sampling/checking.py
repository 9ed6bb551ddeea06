"""What the generated validators say of a sample, in the form in which it goes out."""

from __future__ import annotations

from collections.abc import Iterable

from signalspec import naming
from signalspec.model import Json, Spec
from signalspec.validators import Package, Violation


class Checker:
    """Judges samples for a caller of the tier, advice included; `bare` ones go out without their envelope."""

    def __init__(self, spec: Spec, package: Package, tier: str | None, bare: bool) -> None:
        self._bare = bare
        self._content = spec.transport.content.name
        self._validate = package.validate_content if bare else package.validate
        self._keywords: dict[str, object] = {"advice": True}
        if spec.tier_dimension is not None and tier is not None:
            self._keywords[naming.parameter(spec.tier_dimension.name)] = tier

    def sample(self, signal: Json) -> Json:
        """What goes out of this signal."""
        return signal.get(self._content) if self._bare and isinstance(signal, dict) else signal

    def found(self, signal: Json) -> list[Violation]:
        """All that there is to say about it."""
        return self._validate(self.sample(signal), **self._keywords)


def errors(found: Iterable[Violation]) -> list[Violation]:
    """Those that are no mere advice."""
    return [violation for violation in found if violation.level == "error"]
