"""Edits of a document, at random, such as people make: most leave a spec that is right."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from typing import Any

from tests.strategies.specs import Writer
from tests.strategies.spoiling import spoilt

Document = dict[str, Any]
_NAMED = ("formats", "enums", "fields", "objects", "signals")
_RECORDS = ("objects", "signals")


def edited(document: Document, rng: random.Random) -> Any:
    """The document after one to three edits, now and then spoilt by something that makes no sense."""
    changed = copy.deepcopy(document)
    for _ in range(rng.randint(1, 3)):
        rng.choice(_EDITS)(changed, rng)
    return spoilt(changed, rng) if rng.random() < 0.15 else changed


def _text(document: Document, rng: random.Random) -> None:
    holders = [document, *(entry for _, entry in _entries(document, *_NAMED))]
    holder = rng.choice(holders)
    holder[rng.choice(["doc", "doc", "title" if "title" in holder else "doc"])] = Writer(rng).text()


def _limit(document: Document, rng: random.Random) -> None:
    bounded = [
        (entry, key)
        for _, entry in _entries(document, "fields")
        for key, value in entry.items()
        if isinstance(value, (int, float)) and not isinstance(value, bool)
    ]
    if bounded:
        entry, key = rng.choice(bounded)
        entry[key] += rng.choice([-1, 1])


def _presence(document: Document, rng: random.Random) -> None:
    """Moves the use of a field, or takes it out."""
    records = [entry for _, entry in _entries(document, *_RECORDS)]
    record = rng.choice(records)
    source, target = rng.sample(["required", "optional"], 2)
    if record.get(source):
        use = record[source].pop(rng.randrange(len(record[source])))
        if rng.random() < 0.7:
            record.setdefault(target, []).append(use)


def _order(document: Document, rng: random.Random) -> None:
    section = rng.choice(_NAMED)
    names = list(document[section])
    rng.shuffle(names)
    document[section] = {name: document[section][name] for name in names}


def _value(document: Document, rng: random.Random) -> None:
    enums = [entry for _, entry in _entries(document, "enums")]
    if enums:
        values = rng.choice(enums)["values"]
        if len(values) > 1 and rng.random() < 0.5:
            del values[rng.choice(list(values))]
        else:
            values[f"new{rng.randint(1, 9)}"] = Writer(rng).text()


def _pattern(document: Document, rng: random.Random) -> None:
    formats = [entry for _, entry in _entries(document, "formats")]
    if formats:
        rng.choice(formats)["pattern"] += "(?:!!)?"


def _signals(document: Document, rng: random.Random) -> None:
    signals = document["signals"]
    name = rng.choice(list(signals))
    if len(signals) > 1 and rng.random() < 0.4:
        del signals[name]
    elif rng.random() < 0.5:
        signals[f"copied{rng.randint(1, 9)}"] = copy.deepcopy(signals[name])
    else:
        signals[f"renamed{rng.randint(1, 9)}"] = signals.pop(name)


def _given_up(document: Document, rng: random.Random) -> None:
    name, entry = rng.choice(_entries(document, "signals", "fields"))
    if "deprecated" in entry:
        del entry["deprecated"]
    else:
        others = [other for other in document["signals"] if other != name]
        use = {"use": rng.choice(others)} if others and "title" in entry else {}
        entry["deprecated"] = {"since": "0.9.0", **use}


def _head(document: Document, rng: random.Random) -> None:
    key, values = rng.choice(
        [
            ("version", ["1.0.1", "2.0.0", "0.3.0"]),
            ("name", ["other-events", "some-events"]),
            ("schema_base", ["https://schemas.example.com/b"]),
        ]
    )
    document[key] = rng.choice(values)


def _examples(document: Document, rng: random.Random) -> None:
    """Gives a signal an example, or turns the members of one around."""
    entry = rng.choice([entry for _, entry in _entries(document, "signals")])
    plain = [name for name in entry.get("required", []) + entry.get("optional", []) if isinstance(name, str)]
    if "examples" in entry:
        entry["examples"] = [dict(reversed(value.items())) for value in entry["examples"]]
    else:
        entry["examples"] = [{name: "ab" for name in plain if not name.startswith("$")}]


def _from_elsewhere(document: Document, rng: random.Random) -> None:
    section = rng.choice(_NAMED)
    other = Writer(rng).document()[section]
    if other and document[section]:
        document[section][rng.choice(list(document[section]))] = rng.choice(list(other.values()))


def _transport(document: Document, rng: random.Random) -> None:
    document["transport"]["operation"]["max_items"] = rng.randint(1, 50)
    document["transport"]["operation"]["key_header"] = rng.choice(["X-Key", "X-Other"])


def _entries(document: Document, *sections: str) -> list[tuple[str, Document]]:
    return [
        (name, entry)
        for section in sections
        for name, entry in document.get(section, {}).items()
        if isinstance(entry, dict)
    ]


_EDITS: tuple[Callable[[Document, random.Random], None], ...] = (
    _text, _text, _limit, _limit, _presence, _presence, _order, _value, _pattern, _signals, _signals,
    _given_up, _head, _examples, _from_elsewhere, _transport,
)  # fmt: skip
