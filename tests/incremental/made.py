"""Specs of any size: signals with some fields of their own and some that all signals share."""

from __future__ import annotations

import yaml
from signalspec.load import load_text
from signalspec.model import Spec

_KINDS = (
    "type: string",
    "type: string\n    max_length: 9",
    "type: string\n    format: day",
    "type: integer\n    minimum: 0",
    "type: number",
    "type: boolean",
    "type: Channel",
    "type: [string]",
    "type: [Line]",
)
_FRAME = """\
signalspec: 1
name: made-events
version: 1.0.0
title: Made events
doc: Events of a size.
schema_base: https://schemas.example.com/made
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {mutation: track, argument: events, result: {ids: [ID]}, max_items: 100}
formats:
  day: {doc: A day., pattern: "[0-9]{4}-[0-9]{2}-[0-9]{2}", matches: ["2026-05-12"], rejects: ["2026"]}
enums:
  Channel: {doc: Where., values: {web: In a browser., app: In an app.}}
objects:
  Event: {doc: An event., required: [customer, payload]}
  Line: {doc: A part., required: [label]}
fields:
  kind: {type: string, doc: Which event.}
  customer: {type: string, doc: Whose event.}
  payload: {type: content, doc: The event itself.}
  label: {type: string, doc: The part's name.}
"""


def made_text(signals: int) -> str:
    """The YAML of a spec with so many signals of twelve fields each."""
    fields = {f"shared{n}": _KINDS[n % len(_KINDS)] for n in range(9)}
    types: dict[str, dict[str, object]] = {}
    for number in range(signals):
        own = [f"own{number}x{n}" for n in range(6)]
        fields |= {name: _KINDS[(number + n) % len(_KINDS)] for n, name in enumerate(own)}
        used = [*own, *(f"shared{(number + n) % 9}" for n in range(6))]
        types[f"event{number}"] = {
            "title": f"Event {number}",
            "doc": f"Number {number} happened.",
            "required": used[:4],
            "optional": used[4:],
        }
    listed = "".join(f"  {name}:\n    {kind}\n    doc: The {name}.\n" for name, kind in fields.items())
    return _FRAME + listed + yaml.safe_dump({"signals": types}, sort_keys=False)


def made(signals: int) -> Spec:
    """The spec itself."""
    return load_text(made_text(signals), "made.yaml")
