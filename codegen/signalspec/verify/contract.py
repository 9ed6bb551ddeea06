"""What the contract says of a payload: the verdict of the validators that are generated from the spec."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from signalspec.model import Json, Spec
from signalspec.validators import Violation, load
from signalspec.verify.settings import Unknown


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule, and the JSON Pointer into the batch to where it is broken."""

    rule: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every violation, and the rules that there is a remark on."""

    broken: tuple[Broken, ...]
    advice: frozenset[str]

    @property
    def rules(self) -> list[str]:
        """The broken rules in order, each as often as it is broken."""
        return sorted(broken.rule for broken in self.broken)


class Contract:
    """Judges batches and texts for one tier and one reading of unknown members."""

    def __init__(self, spec: Spec, tier: str | None = None, unknown: Unknown = "reject") -> None:
        self._package = load(spec)
        self.unknown = unknown
        self._options: dict[str, str | bool] = {"unknown": unknown, "advice": True}
        if tier is not None and spec.tier_dimension is not None:
            self._options[spec.tier_dimension.name] = tier

    def batch(self, batch: Json) -> Verdict:
        """The verdict on what one call of the mutation carries."""
        return _verdict(self._package.validate_batch(batch, **self._options))

    def overlooks(self, batch: Json) -> bool:
        """Whether the batch has members that the spec does not have, and that this reading lets pass."""
        if self.unknown == "reject":
            return False
        options = {**self._options, "unknown": "reject"}
        return any(each.code == "unknown" for each in self._package.validate_batch(batch, **options))

    def text(self, text: str | bytes) -> Verdict:
        """The verdict on the JSON text of one envelope."""
        return _verdict(self._package.validate_json(text, **self._options))


def _verdict(violations: Iterable[Violation]) -> Verdict:
    found = list(violations)
    return Verdict(
        tuple(Broken(each.rule, each.path) for each in found if each.level == "error"),
        frozenset(each.rule for each in found if each.level == "advice"),
    )
