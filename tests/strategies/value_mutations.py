"""Edits of limits, enums, formats and rules: see `tests.strategies.mutations`."""

from __future__ import annotations

import copy
import random

from tests.strategies.mutations import Document, NotHere, a_record, edit, fields_like, one, renamed, used
from tests.strategies.specs import FORMATS

_LOW = ("min_length", "minimum", "min_items")
_LIMITS = {"string": ("min_length", "max_length"), "number": ("minimum", "maximum"),
           "integer": ("minimum", "maximum")}  # fmt: skip


def base(field: Document) -> str:
    found = field["type"]
    return str(found[0] if isinstance(found, list) else found)


def a_field(document: Document, rng: random.Random, *keys: str) -> Document:
    """A field of the dictionary that has one of these keys."""
    found = document["fields"][one(rng, fields_like(document, lambda field: any(k in field for k in keys)))]
    assert isinstance(found, dict)
    return found


def limits_for(field: Document) -> list[str]:
    names = list(_LIMITS.get(base(field), ()))
    return names + (["min_items", "max_items"] if isinstance(field["type"], list) else [])


_ALL = ("min_length", "max_length", "minimum", "maximum", "min_items", "max_items")


@edit("limit-added")
def _(document: Document, rng: random.Random) -> None:
    wanted = fields_like(document, lambda field: any(name not in field for name in limits_for(field)))
    field = document["fields"][one(rng, wanted)]
    name = one(rng, (name for name in limits_for(field) if name not in field))
    field[name] = rng.randint(0, 6) if "length" in name or "items" in name else rng.choice([-3, 0, 2, 7.0])


@edit("limit-added")
def _(document: Document, rng: random.Random) -> None:
    wanted = fields_like(document, lambda field: base(field) == "string" and "format" not in field)
    document["fields"][one(rng, wanted)]["format"] = one(rng, document["formats"])


@edit("limit-removed")
def _(document: Document, rng: random.Random) -> None:
    field = a_field(document, rng, *_ALL, "format")
    del field[one(rng, (name for name in (*_ALL, "format") if name in field))]


def shift(document: Document, rng: random.Random, inwards: bool) -> None:
    field = a_field(document, rng, *_ALL)
    name = one(rng, (name for name in _ALL if name in field))
    step = rng.choice([1, 2]) if "imum" not in name else rng.choice([0.5, 1, 3])
    if base(field) == "integer" or "imum" not in name:
        step = int(step) or 1
    field[name] += step if (name in _LOW) == inwards else -step


@edit("limit-tightened")
def _(document: Document, rng: random.Random) -> None:
    shift(document, rng, inwards=True)


@edit("limit-loosened")
def _(document: Document, rng: random.Random) -> None:
    shift(document, rng, inwards=False)


@edit("format-replaced")
def _(document: Document, rng: random.Random) -> None:
    field = a_field(document, rng, "format")
    field["format"] = one(rng, (name for name in document["formats"] if name != field["format"]))


@edit("pattern-changed")
def _(document: Document, rng: random.Random) -> None:
    format = one(rng, document["formats"].values())
    other = one(rng, (each for each in FORMATS if each["pattern"] != format["pattern"]))
    format |= copy.deepcopy(other)


@edit("pattern-changed")
def _(document: Document, rng: random.Random) -> None:
    """A pattern that is a little wider, or as wide as before and written in another way."""
    format = one(rng, document["formats"].values())
    pattern = format["pattern"]
    format["pattern"] = rng.choice(
        [f"(?:{pattern}|[!-/])", f"(?:{pattern})|(?:{pattern})", f"x?(?:{pattern})"]
    )
    format["rejects"] = []


@edit("schema-format-changed")
def _(document: Document, rng: random.Random) -> None:
    format = one(rng, document["formats"].values())
    format["json_schema"] = "regex" if "json_schema" not in format else "uuid"


@edit("format-added")
def _(document: Document, rng: random.Random) -> None:
    document["formats"]["moreFormat"] = {"doc": "More.", **copy.deepcopy(rng.choice(FORMATS))}


@edit("format-removed")
def _(document: Document, rng: random.Random) -> None:
    gone = one(rng, document["formats"])
    del document["formats"][gone]
    for field in document["fields"].values():
        if field.get("format") == gone:
            del field["format"]
        if field.get("advice", {}).get("format") == gone:
            del field["advice"]


@edit("format-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, document["formats"])
    for section in ("formats", "fields", "objects", "signals"):
        document[section] = renamed(document[section], was, "newerFormat")
    document["formats"]["newerFormat"]["was"] = was


def an_enum(document: Document, rng: random.Random) -> Document:
    """An enum, one that a field has if there is one."""
    held = [
        base(document["fields"][n]) for n in fields_like(document, lambda f: base(f) in document["enums"])
    ]
    found = document["enums"][one(rng, held or document["enums"])]
    assert isinstance(found, dict)
    return found


@edit("value-added")
def _(document: Document, rng: random.Random) -> None:
    an_enum(document, rng)["values"]["another"] = "More."


@edit("value-removed")
def _(document: Document, rng: random.Random) -> None:
    values = an_enum(document, rng)["values"]
    del values[one(rng, values)]


@edit("value-renamed")
def _(document: Document, rng: random.Random) -> None:
    enum = an_enum(document, rng)
    was = one(rng, enum["values"])
    doc = enum["values"].pop(was)
    new = was.upper() if rng.random() < 0.3 and was.upper() != was else "newer spelling"
    enum["values"][new] = {"doc": doc, "was": was}
    for section in ("objects", "signals", "fields"):
        document[section] = renamed(document[section], was, new)


@edit("case-ignored")
def _(document: Document, rng: random.Random) -> None:
    one(rng, (e for e in document["enums"].values() if not e.get("ignore_case")))["ignore_case"] = True


@edit("case-observed")
def _(document: Document, rng: random.Random) -> None:
    one(rng, (e for e in document["enums"].values() if e.get("ignore_case")))["ignore_case"] = False


@edit("enum-added")
def _(document: Document, rng: random.Random) -> None:
    document["enums"]["Added"] = {"doc": "More.", "values": {"a": "A."}}


@edit("enum-removed")
def _(document: Document, rng: random.Random) -> None:
    gone = one(rng, document["enums"])
    del document["enums"][gone]
    for field in document["fields"].values():
        if base(field) == gone:
            field["type"] = "string" if field["type"] == gone else ["string"]
            field.pop("advice", None)


@edit("enum-renamed")
def _(document: Document, rng: random.Random) -> None:
    was = one(rng, document["enums"])
    document["enums"] = {"Renamed" if name == was else name: e for name, e in document["enums"].items()}
    document["enums"]["Renamed"]["was"] = was
    document["fields"] = {name: renamed(field, was, "Renamed") for name, field in document["fields"].items()}


# ---- Rules


def a_rule(document: Document, rng: random.Random, record: Document, level: str = "error") -> Document:
    """A conditional rule that the record could have."""
    fields = {name: document["fields"][name] for name in used(record)}
    names = list(fields)
    rng.shuffle(names)
    target = one(rng, names)
    asks: list[Document] = [{"required": True}, {"min_length": 2}, {"one_of": ["ab", "+1"]}, {"maximum": 3}]
    if isinstance(fields[target]["type"], list):
        asks += [{"min_items": rng.randint(1, 3)}, {"max_items": rng.randint(0, 2)}] * 2
    asked = dict(rng.choice(asks))
    when: Document = {}
    for name in names[: rng.randint(0, 2)]:
        kind = fields[name]["type"]
        if name == target:
            continue
        if kind in ("number", "integer"):
            when[name] = rng.choice([{"minimum": rng.randint(-3, 3)}, rng.randint(-3, 3)])
        elif kind == "boolean":
            when[name] = rng.random() < 0.5
        elif kind == "string":
            when[name] = rng.choice(["ab", ["+1", "x"]])
        else:
            when[name] = {"present": True}
    return {"id": f"made{rng.randint(0, 9)}", "when": when, "then": {target: asked}, "level": level}


@edit("rule-added")
def _(document: Document, rng: random.Random) -> None:
    record = a_record(document, rng)
    record.setdefault("rules", []).append(a_rule(document, rng, record))


@edit("rule-added")
def _(document: Document, rng: random.Random) -> None:
    record = a_record(document, rng)
    optional = [name for name in record.get("optional", ()) if isinstance(name, str) and name[0] != "$"]
    if len(optional) < 2:
        raise NotHere
    record[one(rng, {"at_least_one", "at_most_one"} - record.keys())] = rng.sample(optional, 2)


def with_rules(document: Document, rng: random.Random, level: str) -> Document:
    return one(
        rng,
        (
            record
            for record in (*document["objects"].values(), *document["signals"].values())
            if any(rule.get("level", "error") == level and "then" in rule for rule in record.get("rules", ()))
        ),
    )


@edit("rule-removed")
def _(document: Document, rng: random.Random) -> None:
    rules = with_rules(document, rng, "error")["rules"]
    rules.remove(one(rng, (rule for rule in rules if rule.get("level", "error") == "error")))


@edit("rule-removed")
def _(document: Document, rng: random.Random) -> None:
    record = one(rng, (r for r in (*document["objects"].values(), *document["signals"].values())
                       if "at_least_one" in r or "at_most_one" in r))  # fmt: skip
    del record[one(rng, {"at_least_one", "at_most_one"} & record.keys())]


@edit("rule-changed")
def _(document: Document, rng: random.Random) -> None:
    record = with_rules(document, rng, "error")
    rule = one(rng, (r for r in record["rules"] if r.get("level", "error") == "error" and "then" in r))
    rule |= {key: value for key, value in a_rule(document, rng, record).items() if key != "id"}


@edit("rule-changed")
def _(document: Document, rng: random.Random) -> None:
    record = with_rules(document, rng, "error")
    asked = one(rng, (a for r in record["rules"] if "then" in r for a in r["then"].values()))
    limit = one(rng, (name for name in asked if name in _ALL))
    asked[limit] += rng.choice([-1, 1])


@edit("rule-changed")
def _(document: Document, rng: random.Random) -> None:
    record = one(rng, (r for r in (*document["objects"].values(), *document["signals"].values())
                       if len(r.get("at_least_one", r.get("at_most_one", ()))) > 2))  # fmt: skip
    listed = record.get("at_least_one", record.get("at_most_one"))
    listed.remove(one(rng, listed))


def level_of(document: Document, rng: random.Random, old: str, new: str) -> None:
    record = with_rules(document, rng, old)
    rules = [r for r in record["rules"] if r.get("level", "error") == old and "then" in r]
    one(rng, rules)["level"] = new


@edit("rule-enforced")
def _(document: Document, rng: random.Random) -> None:
    level_of(document, rng, "advice", "error")


@edit("rule-eased")
def _(document: Document, rng: random.Random) -> None:
    level_of(document, rng, "error", "advice")


@edit("advice-added")
def _(document: Document, rng: random.Random) -> None:
    field = document["fields"][
        one(rng, fields_like(document, lambda f: base(f) == "string" and "advice" not in f))
    ]
    field["advice"] = {"max_length": field.get("max_length", 5)}


@edit("advice-added")
def _(document: Document, rng: random.Random) -> None:
    record = a_record(document, rng)
    record.setdefault("rules", []).append(a_rule(document, rng, record, "advice"))


@edit("advice-removed")
def _(document: Document, rng: random.Random) -> None:
    del a_field(document, rng, "advice")["advice"]


@edit("advice-changed")
def _(document: Document, rng: random.Random) -> None:
    field = a_field(document, rng, "advice")
    name = one(rng, (name for name in field["advice"] if name in _ALL))
    field["advice"][name] += 1 if name in _LOW else -1
