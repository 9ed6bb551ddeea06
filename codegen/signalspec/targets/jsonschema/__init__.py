"""JSON Schemas: strict ones in draft 2020-12, and portable ones in draft-07 for code generators."""

from __future__ import annotations

from signalspec import naming
from signalspec.model import CONTENT, Json, SignalType, Spec
from signalspec.parts import once
from signalspec.targets.jsonschema.definition import (
    Definition,
    Definitions,
    batch,
    content,
    definitions,
    narrowed_envelope,
    reachable,
)
from signalspec.targets.jsonschema.examples import envelope_examples, signal_examples
from signalspec.targets.jsonschema.profile import PORTABLE, STRICT, Profile
from signalspec.templating import render

ROOT = "jsonschema"
_ENDING = ".schema.json"


def files(spec: Spec) -> dict[str, str]:
    """Path -> text of every schema. Raises ValueError where two of them would have the same path."""
    found: dict[str, str] = {}
    for path, text in [*_strict(spec), *_portable(spec)]:
        if path in found:
            raise ValueError(f"two schemas would be written to {path}")
        found[path] = text
    return found


def _strict(spec: Spec) -> list[tuple[str, str]]:
    known = definitions(spec, STRICT)
    envelope = known[naming.class_name(spec.transport.envelope.name)]
    schemas = [
        *(_signal(spec, STRICT, signal, known) for signal in spec.signals),
        _schema(spec, STRICT, "content", known[CONTENT], known),
        _schema(spec, STRICT, _envelope_file(spec), envelope, known, envelope_examples(spec)),
        _schema(spec, STRICT, "batch", batch(spec, STRICT), known),
    ]
    for tier in spec.tier_dimension.tiers if spec.tier_dimension else ():
        included = tuple(signal for signal in spec.signals if tier.name in signal.tiers)
        narrowed = Definitions(known | {CONTENT: content(spec, STRICT, included)})
        schemas.append(
            _schema(spec, STRICT, f"tiers/{tier.name}", narrowed_envelope(spec, STRICT, tier), narrowed)
        )
    return schemas


def _portable(spec: Spec) -> list[tuple[str, str]]:
    known = definitions(spec, PORTABLE)
    envelope = known[naming.class_name(spec.transport.envelope.name)]
    return [
        *(_signal(spec, PORTABLE, signal, known) for signal in spec.signals),
        _schema(spec, PORTABLE, "content", known[CONTENT], known),
        _schema(spec, PORTABLE, _envelope_file(spec), envelope, known),
    ]


def _signal(spec: Spec, profile: Profile, signal: SignalType, known: Definitions) -> tuple[str, str]:
    examples = signal_examples(spec, signal) if profile.strict else []
    root = known[naming.class_name(signal.name)]
    kind = f"jsonschema/{profile.folder}signal"
    listed = [definition.key for definition in reachable(root, known)]
    text = once(kind, signal, lambda: _schema(spec, profile, signal.name, root, known, examples)[1], listed)
    return _path(profile, signal.name), text


def _schema(
    spec: Spec,
    profile: Profile,
    name: str,
    root: Definition,
    known: Definitions,
    examples: list[dict[str, Json]] | None = None,
) -> tuple[str, str]:
    """Path and text of the schema whose root is `root`, with all that it refers to."""
    text = render(
        "jsonschema/schema.json.j2",
        dialect=profile.dialect,
        id=f"{spec.schema_base}/v{spec.major}/{profile.folder}{name}{_ENDING}",
        root=root,
        examples=examples or [],
        keyword=profile.keyword,
        definitions=reachable(root, known),
    )
    return _path(profile, name), text


def _path(profile: Profile, name: str) -> str:
    return f"{ROOT}/{profile.folder}{name}{_ENDING}"


def _envelope_file(spec: Spec) -> str:
    return naming.snake_case(spec.transport.envelope.name)
