"""What the contract says about a batch, signal by signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signalspec.mock.settings import Settings
from signalspec.model import Json, Spec
from signalspec.validators import load


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken rule. `pointer` leads into the signal itself, or is empty where it is the batch's own."""

    rule: str
    code: str
    pointer: str
    message: str

    def record(self) -> dict[str, Json]:
        return {"rule": self.rule, "code": self.code, "pointer": self.pointer, "message": self.message}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every violation of a batch: its own, and by index those of each signal that has some."""

    batch: tuple[Broken, ...]
    signals: dict[int, tuple[Broken, ...]]

    @property
    def clean(self) -> bool:
        return not self.batch and not self.signals


class Judge:
    """Judges batches with the validators that are generated from the spec."""

    def __init__(self, spec: Spec, settings: Settings) -> None:
        self._validate = load(spec).validate_batch
        self._options: dict[str, str] = {"unknown": settings.unknown}
        if settings.tier is not None:
            if spec.tier_dimension is None or settings.tier not in spec.tiers:
                raise ValueError(f"the spec has no tier {settings.tier!r}")
            self._options[spec.tier_dimension.name] = settings.tier

    def judge(self, batch: Sequence[Json]) -> Verdict:
        """The verdict on what one call carries."""
        own: list[Broken] = []
        signals: dict[int, list[Broken]] = {}
        for violation in self._validate(batch, **self._options):
            number, slash, rest = violation.path.removeprefix("/").partition("/")
            broken = Broken(violation.rule, violation.code, slash + rest, violation.message)
            if number:
                signals.setdefault(int(number), []).append(broken)
            else:
                own.append(broken)
        return Verdict(tuple(own), {index: tuple(found) for index, found in signals.items()})
