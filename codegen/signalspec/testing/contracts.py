"""A spec with all that there is to test against it."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import Any, Literal

from signalspec import naming
from signalspec.diagnostics import did_you_mean
from signalspec.model import Spec
from signalspec.rules import rules
from signalspec.testing.difference import Difference, Expected, Wanted, difference
from signalspec.testing.explaining import Explainer
from signalspec.testing.judging import Judgement, PayloadJudge
from signalspec.testing.samples import SignalSamples
from signalspec.validators import Violation, load


class Contract:
    """A spec, its generated package, samples of its signals, and assertions about payloads.

    `tier` is what the sender has, where a call does not name another. Payloads are envelopes, contents,
    envelopes in their wrapper, lists (batches), JSON texts of one envelope, and objects of a generated
    package. Everywhere, `unknown="ignore"` lets members pass that the spec does not have.
    """

    def __init__(self, spec: Spec, *, tier: str | None = None) -> None:
        self.spec = spec
        self._tier = tier

    def __repr__(self) -> str:
        return f"<contract {self.spec.name} {self.spec.version}>"

    @cached_property
    def package(self) -> Any:
        """The Python package that is generated from the spec, with all its public names."""
        return load(self.spec)

    @cached_property
    def samples(self) -> SignalSamples:
        """Signals to test with."""
        return SignalSamples(self.spec)

    @property
    def strategies(self) -> Any:
        """The package's hypothesis strategies. ModuleNotFoundError where hypothesis is not installed."""
        try:
            return import_module(f"{self.package.__name__}.strategies")
        except ModuleNotFoundError as error:
            if error.name != "hypothesis":
                raise
            reason = "the strategies need hypothesis: pip install 'signalspec[testing]'"
            raise ModuleNotFoundError(reason, name=error.name) from None

    @property
    def signal_types(self) -> tuple[str, ...]:
        return tuple(signal.name for signal in self.spec.signals)

    @cached_property
    def rules(self) -> tuple[str, ...]:
        """The ids of all rules, advice too."""
        return tuple(rule.id for rule in rules(self.spec))

    def violations(
        self,
        payload: Any,
        *,
        tier: str | None = None,
        unknown: Literal["reject", "ignore"] = "reject",
        advice: bool = False,
    ) -> list[Violation]:
        """What the payload breaks; with `advice`, remarks come after that. ValueError for an unknown tier."""
        return self._judge(payload, tier, unknown, advice).violations

    def assert_valid(
        self,
        payload: Any,
        *,
        tier: str | None = None,
        unknown: Literal["reject", "ignore"] = "reject",
        advice: bool = False,
    ) -> None:
        """Fails, with a list of all violations, unless there are none; with `advice`, no remarks either."""
        __tracebackhide__ = True
        judgement = self._judge(payload, tier, unknown, advice)
        if judgement.violations:
            raise AssertionError(self._explainer.invalid(judgement))

    def assert_violates(
        self,
        payload: Any,
        *expected: Expected,
        tier: str | None = None,
        unknown: Literal["reject", "ignore"] = "reject",
        advice: bool = False,
    ) -> None:
        """Fails, with the difference, unless the payload breaks these rules and no others.

        An id stands for all violations of its rule, (id, JSON Pointer) for the one at that place. A rule
        that is advice may be named; other remarks only count with `advice`.
        """
        __tracebackhide__ = True
        if not expected:
            raise TypeError("name at least one rule; assert_valid is for payloads that break none")
        wanted = tuple(map(Wanted.of, expected))
        named = {each.rule for each in wanted}
        judgement = self._judge(payload, tier, unknown, advice or bool(named & self._advice))
        if not advice:
            counts = [v for v in judgement.violations if v.level == "error" or v.rule in named]
            judgement = judgement._replace(violations=counts)
        found: Difference = difference(wanted, judgement.violations)
        if found:
            raise AssertionError(self._explainer.differs(judgement, found, tier=tier or self._tier))

    @cached_property
    def _payloads(self) -> PayloadJudge:
        return PayloadJudge(self.spec, self.package)

    @cached_property
    def _explainer(self) -> Explainer:
        return Explainer(self.spec)

    @cached_property
    def _advice(self) -> frozenset[str]:
        return frozenset(rule.id for rule in rules(self.spec) if rule.level == "advice")

    def _judge(self, payload: Any, tier: str | None, unknown: str, advice: bool) -> Judgement:
        options: dict[str, Any] = {"unknown": unknown, "advice": advice}
        tier = tier or self._tier
        if tier is not None:
            dimension = self.spec.tier_dimension
            if dimension is None:
                raise ValueError(f"{self.spec.name} has no tiers")
            if tier not in self.spec.tiers:
                raise ValueError(f"there is no tier {tier!r}: {did_you_mean(tier, self.spec.tiers)}")
            options[naming.parameter(dimension.name)] = tier
        return self._payloads.judge(payload, options)
