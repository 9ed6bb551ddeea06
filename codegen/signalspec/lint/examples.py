"""Examples of rules made whole: what they leave out comes from a spec that nothing is wrong with."""

from __future__ import annotations

import re
from textwrap import dedent, indent

_HEAD = {
    "signalspec": "1",
    "name": "parcel-events",
    "version": "1.0.0",
    "title": "Parcel events",
    "doc": "What happens to parcels on their way.",
    "schema_base": "https://schemas.example.com/parcel-events",
}
_SECTIONS = {
    "transport": {
        "envelope": "Event",
        "content": "payload",
        "discriminator": "kind",
        "operation": "{mutation: put, argument: events, result: {ids: [ID]}, max_items: 9, doc: Takes them.}",
    },
    "fields": {
        "kind": "{type: string, doc: Tells types of events apart.}",
        "payload": "{type: content, doc: Says what happened.}",
    },
    "objects": {"Event": "{doc: One message., required: [payload]}"},
    "signals": {"sent": "{title: Sent, doc: A parcel left the warehouse., examples: [{}]}"},
}
_SECTION = re.compile(r"^(?=\S)", re.MULTILINE)
_KEY = re.compile(r"^(\w+):")
_ENTRY = re.compile(r"^  (\w+):", re.MULTILINE)


def example_spec(part: str) -> str:
    """A whole spec that has the sections of `part` as they are, and else what a small one needs.

    Sections are written in block style, with two spaces before the names of their entries.
    """
    written: dict[str, str] = {}
    for section in _SECTION.split(dedent(part).strip("\n")):
        key = _KEY.match(section)
        if key:
            written[key[1]] = section.rstrip("\n")
    lines = [written.pop(name, f"{name}: {value}") for name, value in _HEAD.items()]
    for name, entries in _SECTIONS.items():
        section = written.pop(name, f"{name}:")
        known = set(_ENTRY.findall(section))
        more = "".join(f"{key}: {value}\n" for key, value in entries.items() if key not in known)
        lines.append(f"{section}\n{indent(more, '  ')}".rstrip("\n"))
    return "\n".join([*lines, *written.values()]) + "\n"
