"""Where a vector's payload stands when it is sent: in an envelope, with what the caller sets in it."""

from __future__ import annotations

import json

from signalspec.model import Json, SignalType, Spec
from signalspec.payloads import NoValueError, Samples, Vector
from signalspec.verify.contract import Contract, Verdict
from signalspec.verify.presets import Preset


class MisplacedError(Exception):
    """A vector that is about something else wherever it could stand; the message says why."""


class Placing:
    """Puts payloads into envelopes. What a vector says has to hold there, too, and nothing besides."""

    def __init__(
        self,
        spec: Spec,
        contract: Contract,
        presets: tuple[Preset, ...],
        tier: str | None,
        avoided: frozenset[str],
    ) -> None:
        self._transport = spec.transport
        self._dimension = spec.tier_dimension
        self._contract = contract
        self._presets = presets
        self._tier = tier
        self._ignores_unknown = contract.unknown == "ignore"
        self._samples = Samples(spec)
        self._content = self._smallest(spec, avoided)
        self._base = self._envelope()

    @property
    def sets_something(self) -> bool:
        return bool(self._presets)

    def plain(self, signal: SignalType) -> dict[str, Json]:
        """The plainest envelope of a type. Raises MisplacedError, and NoValueError where none is known."""
        envelope = self._around(self._samples.minimal(signal))
        verdict = self._contract.batch([envelope])
        if verdict.broken:
            raise MisplacedError(self._reason(verdict))
        return envelope

    def batch(self, vector: Vector) -> Json:
        """What stands in the argument of the mutation: a batch, unless it is about that. Raises
        MisplacedError. The one envelope of a vector that repeats it stands there once."""
        if isinstance(vector.given, bytes):
            raise TypeError("bytes outside a text vector")
        if vector.kind == "content":
            return self._checked([self._around(vector.given)], vector)
        if vector.kind == "envelope":
            return self._set([self._with_content(vector.given)], vector)
        if isinstance(vector.given, list):
            return self._set([self._with_content(each) for each in vector.given], vector)
        return self._checked(vector.given, vector)

    def random(self, envelope: Json) -> Json:
        """A payload that is about nothing in particular. Raises MisplacedError where it cannot be sent."""
        for preset in self._presets:
            changed = preset.on(envelope)
            if changed is not None:
                envelope = changed
            elif preset.needed:
                raise MisplacedError(f"{preset.pointer} cannot be set in it")
        if self._contract.overlooks([envelope]):
            raise MisplacedError("it has unknown members, and they are ignored")
        return envelope

    def _smallest(self, spec: Spec, avoided: frozenset[str]) -> dict[str, Json]:
        """The smallest content of a type that the tier includes, to stand where any would do."""
        found: list[dict[str, Json]] = []
        for signal in spec.signals:
            included = self._tier is None or self._tier in signal.tiers
            if included and signal.name not in avoided:
                try:
                    found.append(self._samples.minimal(signal))
                except NoValueError:
                    continue
        return min(found, key=lambda content: len(json.dumps(content)), default=self._samples.content())

    def _envelope(self) -> dict[str, Json]:
        """The least valid envelope with the presets in it, and what rules then ask for besides."""
        least = self._samples.minimal(self._transport.envelope)
        members: dict[str, Json] = {**least, self._transport.content.name: self._content}
        for preset in self._presets:
            members = preset.on(members) or members
        pinned = {preset.steps[0] for preset in self._presets}
        return self._samples.settled(self._transport.envelope, members, pinned) or members

    def _around(self, content: Json) -> dict[str, Json]:
        return {**self._base, self._transport.content.name: content}

    def _with_content(self, envelope: Json) -> Json:
        """The envelope with a content of the tier, where it has the one that vectors put into any."""
        name = self._transport.content.name
        if isinstance(envelope, dict) and envelope.get(name) == self._samples.content():
            return {**envelope, name: self._content}
        return envelope

    def _checked(self, given: Json, vector: Vector) -> Json:
        verdict = self._contract.batch(repeated(given, vector.repeat))
        if not is_as_claimed(verdict, vector):
            raise MisplacedError(self._reason(verdict))
        return given

    def _set(self, given: list[Json], vector: Vector) -> Json:
        """The batch with the presets in every envelope, but for those that the vector is itself about."""
        self._checked(given, vector)
        least = self._samples.minimal(self._transport.envelope)
        called_for = {name: value for name, value in self._base.items() if name not in least}
        for preset in self._presets:
            changed = self._with_preset(preset, given, {}, vector)
            changed = changed or self._with_preset(preset, given, called_for, vector)
            if changed is not None:
                given = changed
            elif preset.needed:
                raise MisplacedError(f"with {preset.pointer} set, it would be about something else")
            elif vector.valid:
                raise MisplacedError(f"{preset.pointer} is set to something else")
        return given

    def _with_preset(
        self, preset: Preset, given: list[Json], also: dict[str, Json], vector: Vector
    ) -> list[Json] | None:
        """The batch with the preset and other members in every envelope; None where that does not fit."""
        placed: list[Json] = []
        for each in given:
            envelope = preset.on({**also, **each}) if isinstance(each, dict) else None
            if envelope is None:
                return None
            placed.append(envelope)
        verdict = self._contract.batch(repeated(placed, vector.repeat))
        return placed if is_as_claimed(verdict, vector) else None

    def _reason(self, verdict: Verdict) -> str:
        """Why a payload that is right as it is given is judged otherwise where it stands."""
        tier_rule = f".{self._dimension.name}" if self._dimension else None
        if tier_rule and any(rule.endswith(tier_rule) for rule in verdict.rules):
            return f"{self._tier} does not include the type"
        if verdict.broken:
            return f"in an envelope it breaks {', '.join(sorted(set(verdict.rules)))}"
        return "unknown members are ignored" if self._ignores_unknown else "an envelope makes it another case"


def repeated(given: Json, repeat: int | None) -> Json:
    """The batch with its envelope as often as a vector repeats it."""
    return given * repeat if repeat is not None and isinstance(given, list) else given


def is_as_claimed(verdict: Verdict, vector: Vector) -> bool:
    """Whether the contract says what the vector says of its own rule, and nothing besides."""
    remarked = vector.rule in {finding.rule for finding in vector.advice}
    claimed = sorted(finding.rule for finding in vector.violations)
    return verdict.rules == claimed and (vector.rule in verdict.advice) == remarked
