"""A spec file -> the resolved model, or every mistake in it at once."""

from __future__ import annotations

from pathlib import Path

from signalspec.conform import conform
from signalspec.diagnostics import Diagnostics, Span, SpecError
from signalspec.language import SPEC
from signalspec.load.resolve import Resolver
from signalspec.model import Spec
from signalspec.source import MappingNode, parse, read_file


def load_file(path: Path) -> Spec:
    """The spec in the file at `path`, named in diagnostics as it is given here.

    Raises SpecError with every mistake, sorted by place.
    """
    return load_text(read_file(path), str(path))


def load_text(text: str, file: str = "<spec>") -> Spec:
    """The spec in `text`. Raises SpecError with every mistake, sorted by place."""
    diagnostics = Diagnostics()
    root = parse(text, file, diagnostics)
    document = conform(root, SPEC, diagnostics) if root is not None else None
    if not isinstance(document, MappingNode):
        if not len(diagnostics):
            place = Span(file, 1, 1, 1, 1)
            diagnostics.error(
                "empty",
                "the spec is empty",
                place,
                help="begin with `signalspec: 1`; docs/spec-language.md shows a whole one",
            )
        raise SpecError(diagnostics)
    spec = Resolver(document, file, diagnostics).resolve()
    if spec is None or diagnostics.has_errors:
        raise SpecError(diagnostics)
    return spec
