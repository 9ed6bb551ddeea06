"""Observes a generated package: what its validators and constructors judge is noted."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from signalspec import naming
from signalspec.model import Spec
from signalspec.runtime.python.json_text import JsonTextError, load_exactly
from signalspec.testing.coverage.recording import Asked, Kind, Recorder
from signalspec.testing.coverage.watching import Call, watch

_JUDGES: tuple[tuple[str, Kind], ...] = (
    ("validate", "envelope"),
    ("validate_content", "content"),
    ("validate_batch", "batch"),
)


class PackageWatch:
    """Notes what one generated package judges, until `end`.

    Raises AttributeError or KeyError for a package that is made in another way.
    """

    def __init__(self, package: ModuleType, spec: Spec, recorder: Recorder) -> None:
        self.name = package.__name__
        self._package = package
        self._recorder = recorder
        dimension = spec.tier_dimension
        self._tier = naming.parameter(dimension.name) if dimension else None
        self._ends: list[Callable[[], None]] = []
        try:
            for name, kind in _JUDGES:
                self._watch(getattr(package, name), self._judging(kind))
            self._watch(package.validate_json, self._judging_text)
            self._watch(package.decode, self._decoding)
            readers = f"{self.name}.readers."
            envelope = naming.module(spec.transport.envelope.name)
            self._watch(import_module(readers + envelope).read, self._reading("envelope"))
            # Out of an envelope, a content has been noted with it.
            self._watch(import_module(f"{readers}content").read, self._reading("content"), readers)
            for record in spec.records:
                self._watch_class(naming.class_name(record.name), record.name)
        except BaseException:
            self.end()
            raise

    def end(self) -> None:
        while self._ends:
            self._ends.pop()()

    def _watch(self, function: object, around: Call, ignoring: str | None = None) -> None:
        if not isinstance(function, FunctionType):
            raise AttributeError(f"{function!r} is no Python function")
        # Strategies ask validators about what they draw, which nobody may ever test with.
        self._ends.append(watch(function, around, ignoring=ignoring or f"{self.name}.runtime."))

    def _watch_class(self, name: str, record: str) -> None:
        """Constructors judge their members by `accepts` and `explain` of their own module."""
        module = getattr(self._package, name).__post_init__.__globals__
        accepts: Call = module["accepts"]
        explain: Call = module["explain"]

        def noted_if_accepted(content: Any) -> Any:
            accepted = accepts(content)
            if accepted:
                self._recorder.constructed(record, content, ())
            return accepted

        def noted(content: Any, path: str, findings: Any) -> None:
            explain(content, path, findings)
            self._recorder.constructed(record, content, findings.violations)

        module.update(accepts=noted_if_accepted, explain=noted)
        self._ends.append(lambda: module.update(accepts=accepts, explain=explain))

    def _judging(self, kind: Kind) -> Call:
        def around(call: Call, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
            found = call(*arguments, **keywords)
            self._recorder.judged(kind, _first(call, arguments, keywords), found, self._asked(keywords))
            return found

        return around

    def _judging_text(self, call: Call, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        found = call(*arguments, **keywords)
        asked = self._asked(keywords)
        self._recorder.read(found, asked)
        if self._recorder.active:
            try:
                value = load_exactly(_first(call, arguments, keywords))
            except JsonTextError:
                return found
            self._recorder.judged("envelope", value, found, asked)
        return found

    def _decoding(self, call: Call, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        """The value is judged by a reader or by `validate`; this is about the text."""
        try:
            made = call(*arguments, **keywords)
        except ValueError as error:
            if hasattr(error, "violations"):
                self._recorder.read(error.violations, self._asked(keywords))
            raise
        self._recorder.read((), self._asked(keywords))
        return made

    def _reading(self, kind: Kind) -> Call:
        """What a reader does not take goes to the validators."""

        def around(call: Call, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
            made = call(*arguments, **keywords)
            self._recorder.judged(kind, _first(call, arguments, keywords), (), Asked())
            return made

        return around

    def _asked(self, keywords: dict[str, Any]) -> Asked:
        tier = self._tier is not None and keywords.get(self._tier) is not None
        return Asked(tier, keywords.get("unknown", "reject") == "reject", bool(keywords.get("advice")))


def _first(call: Call, arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    """What was judged, passed by place or by name."""
    assert isinstance(call, FunctionType)
    return arguments[0] if arguments else keywords[call.__code__.co_varnames[0]]
