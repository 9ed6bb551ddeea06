"""Edits of spec documents, one for each kind of change that a comparison tells apart.

An edit changes the document that it is given, or raises NotHere where there is nothing for it to edit.
Whether the result is a right spec is for the loader to say.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from signalspec.diagnostics import SpecError
from signalspec.load import load_text
from signalspec.model import Spec

from tests.strategies.specs import Document, Writer, as_flow

Edit = Callable[[Document, random.Random], None]


class NotHere(Exception):
    """The document has nothing for the edit to change."""


EDITS: dict[str, list[Edit]] = {}


def edit(kind: str) -> Callable[[Edit], Edit]:
    def entered(function: Edit) -> Edit:
        EDITS.setdefault(kind, []).append(function)
        return function

    return entered


def edited(
    document: Document, kind: str, rng: random.Random, attempts: int = 6
) -> tuple[Document, Spec] | None:
    """The document after an edit of the kind, and its spec, if some attempt gives a right one."""
    for _ in range(attempts):
        changed = copy.deepcopy(document)
        try:
            rng.choice(EDITS[kind])(changed, rng)
            return changed, load_text(as_flow(changed), "new.yaml")
        except (NotHere, SpecError):
            continue
    return None


def pair(rng: random.Random, kind: str | None = None, *, alone: bool = False) -> tuple[Spec, Spec] | None:
    """Two specs that differ by one to three edits, one of the kind given among them, or `alone`."""
    document = Writer(rng).document()
    for _ in range(rng.choice([0, 0, 1, 2])):
        richer = edited(document, "rule-added", rng, attempts=2)
        document = richer[0] if richer else document
    kinds = [kind] if kind else []
    kinds += [] if alone else rng.choices(sorted(EDITS), k=rng.randint(0 if kind else 1, 2))
    changed: Document = document
    new: Spec | None = None
    for each in kinds:
        found = edited(changed, each, rng, attempts=6 if each == kind else 2)
        if found is not None:
            changed, new = found
        elif each == kind:
            return None
    return (load_text(as_flow(document), "old.yaml"), new) if new else None


def one(rng: random.Random, values: Any) -> Any:
    listed = list(values)
    if not listed:
        raise NotHere
    return rng.choice(listed)


def records(document: Document) -> dict[str, Document]:
    return {**document["objects"], **document["signals"]}


def lists(record: Document) -> Iterator[list[Any]]:
    yield from (record[key] for key in ("required", "optional") if record.get(key))


def name_of(use: Any) -> str:
    return use if isinstance(use, str) else next(iter(use))


def used(record: Document) -> list[str]:
    return [name_of(use) for listed in lists(record) for use in listed if not name_of(use).startswith("$")]


def fields_like(document: Document, wanted: Callable[[Document], bool]) -> list[str]:
    """Fields of the dictionary that some record has and that are as wanted; any, if none is used."""
    in_use = {name for record in records(document).values() for name in used(record)}
    found = [name for name, field in document["fields"].items() if wanted(field)]
    return [name for name in found if name in in_use] or found


def renamed(value: Any, old: str, new: str) -> Any:
    """The value with a name replaced, as keys and as texts, with `$` or without."""
    if isinstance(value, dict):
        return {new if key == old else key: renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, old, new) for item in value]
    return new if value == old else f"${new}" if value == f"${old}" else value


# ---- The contract, its tiers, and the transport


@edit("package-renamed")
def _(document: Document, rng: random.Random) -> None:
    document["name"] += "-next"


@edit("schema-base-changed")
def _(document: Document, rng: random.Random) -> None:
    document["schema_base"] = "https://other.example.com/b"


@edit("tiers-introduced")
def _(document: Document, rng: random.Random) -> None:
    if "tiers" in document:
        raise NotHere
    document["tiers"] = {"plan": {"free": "A.", "full": "B."}}
    for signal in document["signals"].values():
        signal["tiers"] = rng.choice(["all", ["free"], ["full"]])


@edit("tiers-dropped")
def _(document: Document, rng: random.Random) -> None:
    if document.pop("tiers", None) is None:
        raise NotHere
    for signal in document["signals"].values():
        signal.pop("tiers", None)


@edit("tier-dimension-renamed")
def _(document: Document, rng: random.Random) -> None:
    document["tiers"] = {"level": one(rng, document.get("tiers", {}).values())}


def tiers(document: Document) -> Document:
    found = one(random.Random(0), document.get("tiers", {}).values())
    assert isinstance(found, dict)
    return found


@edit("tier-added")
def _(document: Document, rng: random.Random) -> None:
    tiers(document)["extra"] = "One more."
    for signal in document["signals"].values():
        if isinstance(signal.get("tiers"), list) and rng.random() < 0.5:
            signal["tiers"].append("extra")


@edit("tier-removed")
def _(document: Document, rng: random.Random) -> None:
    gone = one(rng, tiers(document))
    del tiers(document)[gone]
    for signal in document["signals"].values():
        if isinstance(signal.get("tiers"), list):
            signal["tiers"] = [tier for tier in signal["tiers"] if tier != gone]


@edit("tier-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, tiers(document))
    listed = tiers(document)
    listed["newer"] = {"doc": "Was another.", "was": was}
    del listed[was]
    for signal in document["signals"].values():
        signal["tiers"] = renamed(signal.get("tiers"), was, "newer")


@edit("signal-tier-added")
def _(document: Document, rng: random.Random) -> None:
    signal = one(rng, (s for s in document["signals"].values() if isinstance(s.get("tiers"), list)))
    signal["tiers"].append(one(rng, (tier for tier in tiers(document) if tier not in signal["tiers"])))


@edit("signal-tier-removed")
def _(document: Document, rng: random.Random) -> None:
    signal = one(rng, (s for s in document["signals"].values() if "tiers" in s))
    before = list(tiers(document)) if signal["tiers"] == "all" else signal["tiers"]
    gone = one(rng, before)
    signal["tiers"] = [tier for tier in before if tier != gone]


@edit("discriminator-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = document["transport"]["discriminator"]
    new = one(rng, ("event2", *document["fields"]))
    document["fields"].pop(was)
    if new not in document["fields"]:
        document["fields"][new] = {"type": "string", "doc": "Which one.", "was": was}
    document["transport"]["discriminator"] = new


@edit("wrapper-changed")
def _(document: Document, rng: random.Random) -> None:
    if document["transport"].pop("wrapper", None) is None or rng.random() < 0.5:
        document["transport"]["wrapper"] = "wrapped"


@edit("trial-changed")
def _(document: Document, rng: random.Random) -> None:
    record = document["objects"][document["transport"]["envelope"]]
    booleans = [name for name in used(record) if document["fields"].get(name, {}).get("type") == "boolean"]
    if document["transport"].pop("trial", None) is None or rng.random() < 0.5:
        document["transport"]["trial"] = one(rng, booleans)


def operation(document: Document) -> Document:
    found = document["transport"]["operation"]
    assert isinstance(found, dict)
    return found


@edit("mutation-renamed")
def _(document: Document, rng: random.Random) -> None:
    operation(document)["mutation"] = "sendMore"


@edit("argument-renamed")
def _(document: Document, rng: random.Random) -> None:
    operation(document)["argument"] = "everything"


@edit("result-added")
def _(document: Document, rng: random.Random) -> None:
    operation(document)["result"]["more"] = rng.choice(["Int", ["ID"]])


@edit("result-removed")
def _(document: Document, rng: random.Random) -> None:
    del operation(document)["result"][one(rng, operation(document)["result"])]


@edit("result-type-changed")
def _(document: Document, rng: random.Random) -> None:
    result = operation(document)["result"]
    result[one(rng, result)] = rng.choice(["Float", "String", ["Int"], "ID"])


@edit("batch-limit-lowered")
def _(document: Document, rng: random.Random) -> None:
    operation(document)["max_items"] -= rng.randint(1, 5)


@edit("batch-limit-raised")
def _(document: Document, rng: random.Random) -> None:
    operation(document)["max_items"] += rng.randint(1, 5)


@edit("key-header-changed")
def _(document: Document, rng: random.Random) -> None:
    if operation(document).pop("key_header", None) is None or rng.random() < 0.5:
        operation(document)["key_header"] = "X-Other"


@edit("endpoint-added")
def _(document: Document, rng: random.Random) -> None:
    operation(document).setdefault("endpoints", {})["b-2"] = "https://b.example.com"


@edit("endpoint-removed")
def _(document: Document, rng: random.Random) -> None:
    del operation(document).setdefault("endpoints", {})[one(rng, operation(document)["endpoints"])]


@edit("endpoint-moved")
def _(document: Document, rng: random.Random) -> None:
    region = one(rng, operation(document).get("endpoints", {}))
    operation(document)["endpoints"][region] = "https://moved.example.com"


# ---- Signal types and objects


@edit("signal-added")
def _(document: Document, rng: random.Random) -> None:
    document["signals"]["extra_one"] = copy.deepcopy(one(rng, document["signals"].values()))


@edit("signal-removed")
def _(document: Document, rng: random.Random) -> None:
    del document["signals"][one(rng, document["signals"])]


@edit("signal-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, document["signals"])
    signals = document["signals"]
    document["signals"] = {"newer_one" if name == was else name: signal for name, signal in signals.items()}
    document["signals"]["newer_one"]["was"] = was


@edit("object-added")
def _(document: Document, rng: random.Random) -> None:
    document["objects"]["Extra"] = {"doc": "More.", "optional": list(document["fields"])[:1]}


@edit("object-removed")
def _(document: Document, rng: random.Random) -> None:
    name = one(rng, (n for n in document["objects"] if n != document["transport"]["envelope"]))
    del document["objects"][name]
    for field in document["fields"].values():
        if field["type"] in (name, [name]):
            field["type"] = "string"


@edit("object-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, document["objects"])
    document["objects"] = {"Newer" if n == was else n: o for n, o in document["objects"].items()}
    document["objects"]["Newer"]["was"] = was
    document["fields"] = {name: renamed(field, was, "Newer") for name, field in document["fields"].items()}
    document["transport"]["envelope"] = renamed(document["transport"]["envelope"], was, "Newer")


# ---- Fields


def a_record(document: Document, rng: random.Random) -> Document:
    found = one(rng, records(document).values())
    assert isinstance(found, dict)
    return found


@edit("field-added")
def _(document: Document, rng: random.Random) -> None:
    record = a_record(document, rng)
    name = one(rng, ("brandNew", *(n for n in document["fields"] if n not in used(record))))
    if name == "brandNew":
        document["fields"][name] = (
            Writer(rng).field() if rng.random() < 0.3 else {"type": "string", "doc": "X."}
        )
    record.setdefault(rng.choice(["required", "optional"]), []).append(name)


@edit("field-removed")
def _(document: Document, rng: random.Random) -> None:
    listed = one(rng, lists(a_record(document, rng)))
    listed.remove(one(rng, listed))


@edit("field-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, fields_like(document, lambda field: True))
    for section in ("fields", "groups", "objects", "signals", "transport"):
        document[section] = renamed(document[section], was, "newerName")
    document["fields"]["newerName"]["was"] = was


def move(document: Document, rng: random.Random, source: str, goal: str) -> None:
    record = a_record(document, rng)
    use = one(rng, record.get(source, ()))
    record[source].remove(use)
    record.setdefault(goal, []).append(use)


@edit("field-required")
def _(document: Document, rng: random.Random) -> None:
    move(document, rng, "optional", "required")


@edit("field-optional")
def _(document: Document, rng: random.Random) -> None:
    move(document, rng, "required", "optional")


@edit("type-changed")
def _(document: Document, rng: random.Random) -> None:
    field = document["fields"][one(rng, fields_like(document, lambda field: field["type"] != "content"))]
    before = field["type"]
    names = ["string", "number", "integer", "boolean", *document["enums"], *document["objects"]]
    base = before[0] if isinstance(before, list) else before
    field["type"] = rng.choice([rng.choice(names), [rng.choice(names)], base, [base]])
    if rng.random() < 0.7:
        for key in set(field) - {"type", "doc"}:
            del field[key]
    if field["type"] == before:
        raise NotHere


@edit("decimal-changed")
def _(document: Document, rng: random.Random) -> None:
    field = document["fields"][one(rng, fields_like(document, lambda field: field["type"] == "number"))]
    field["decimal"] = not field.get("decimal", False)


@edit("secret-changed")
def _(document: Document, rng: random.Random) -> None:
    field = document["fields"][one(rng, fields_like(document, lambda field: True))]
    field["secret"] = not field.get("secret", False)


@edit("deprecated")
def _(document: Document, rng: random.Random) -> None:
    things = document[rng.choice(["signals", "fields"])]
    one(rng, (each for each in things.values() if "deprecated" not in each))["deprecated"] = {"doc": "Old."}


@edit("undeprecated")
def _(document: Document, rng: random.Random) -> None:
    things = document[rng.choice(["signals", "fields"])]
    del one(rng, (each for each in things.values() if "deprecated" in each))["deprecated"]


@edit("order-changed")
def _(document: Document, rng: random.Random) -> None:
    rng.shuffle(one(rng, (listed for record in records(document).values() for listed in lists(record))))


# ---- What is for people alone


@edit("text-changed")
def _(document: Document, rng: random.Random) -> None:
    one(rng, [document, *records(document).values(), *document["fields"].values()])["doc"] = "Said anew."


@edit("examples-changed")
def _(document: Document, rng: random.Random) -> None:
    one(rng, document["formats"].values())["matches"].reverse()


@edit("examples-changed")
def _(document: Document, rng: random.Random) -> None:
    one(rng, document["signals"].values())["examples"] = [{"x": rng.randint(0, 9)}]
