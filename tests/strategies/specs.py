"""Random small specs that are right, with every feature of the language."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import yaml
from hypothesis import strategies as st

Document = dict[str, Any]

# Words that differ in every casing; many of them mean something to a target.
FIELD_NAMES = (
    "class", "from", "import", "None", "list", "dict", "str", "type", "self", "to_dict", "fields", "field",
    "value", "path", "findings", "item", "index", "name", "unitPrice", "order_id", "URL", "x", "content2",
    "payloads", "schema", "keys", "items", "copy", "json", "validate", "isNew", "aB2c", "trailing_", "mro",
    "classmethod", "from_valid", "error", "message", "unknown", "advice", "data", "quick", "lambda",
    "async", "print",
)  # fmt: skip
TYPE_NAMES = (
    "Address", "Line2", "ABTest", "Import", "Any", "Mapping", "Findings", "Literal", "Numbers", "Largest",
    "StrEnum", "NoNe", "Z", "Item9",
)  # fmt: skip
SIGNAL_NAMES = (
    "sold", "given_back", "returned2", "order", "error", "violation", "enums", "parsing", "queryRun",
    "nothing", "null", "x1", "Y",
)  # fmt: skip
SNIPPETS = (
    "", " ", "A plain sentence.", '"', "'", '"""', "\\", "\n", "a\nb", "*/", "/*", "{{ x }}", "{% raw %}",
    "{#", "${x}", "</script>", "<!--", "|", "`", "```", "# Heading", "- list", "1. list", "\u202eabc",
    "\u2066", "\0", "\x7f", "\ufeff", "😀", "ß", "e\u0301", "%s {0}", "trailing \\", 'ends in "', "---",
    "[a](b)", "&amp;", "=",
)  # fmt: skip
FORMATS = (
    {"pattern": "[a-z]{2,4}", "matches": ["ab", "abcd"], "rejects": ["", "a", "ab\n"]},
    {"pattern": r"\+[0-9]+", "matches": ["+1"], "rejects": ["1", "+"]},
    {"pattern": "{piece}(?:-{piece})*", "matches": ["1-2", "3"], "rejects": ["-", "12"]},
    {"pattern": "[^\"'`]*", "matches": ["", "a\nb"], "rejects": ['"']},
    {"pattern": "(?:x|y)?", "matches": ["x", ""], "rejects": ["z"]},
)


_ESCAPE = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\.")


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes, since YAML 1.1 and 1.2 differ in what else would be one."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


def as_yaml(document: object, *, flow: bool = False) -> str:
    """The document as YAML, in block or flow style."""
    return yaml.dump(document, Dumper=_Quoting, sort_keys=False, default_flow_style=flow, width=100)


def as_flow(document: object) -> str:
    """The document as JSON that is YAML as well; much quicker than `as_yaml`."""
    return _ESCAPE.sub(_in_one, json.dumps(document))


def _in_one(found: re.Match[str]) -> str:
    """Two halves of a surrogate pair as one escape, since YAML does not put them together."""
    if len(found[0]) < 12:
        return found[0]
    high, low = int(found[0][2:6], 16), int(found[0][8:], 16)
    return f"\\U{0x10000 + (high - 0xD800) * 0x400 + low - 0xDC00:08X}"


def documents() -> st.SearchStrategy[Document]:
    """Specs as YAML would load them; by seed, since drawing part by part takes ten times as long."""
    return st.integers(0, 2**32 - 1).map(lambda seed: Writer(random.Random(seed)).document())


class Writer:
    """Makes one document up, part by part: each part refers only to what is there already."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.fields: dict[str, dict[str, Any]] = {}
        self.earlier = 0
        chosen = self.some(FORMATS, 0, 3)
        self.formats = {
            f"format{n}": {"doc": self.text(), **each, **self.was("format")} for n, each in enumerate(chosen)
        }
        self.type_names = self.some(TYPE_NAMES, 4, 6)
        self.enums = {self.type_names.pop(): self.enum() for _ in range(self.count(0, 2))}
        self.objects: dict[str, dict[str, Any]] = {}
        self.groups: dict[str, list[Any]] = {}
        self.free = self.some(FIELD_NAMES, 12, 20)

    def was(self, kind: str) -> Document:
        """Now and then, a name of earlier times; each is given once."""
        self.earlier += 1
        return {"was": f"{kind}Before{self.earlier}"} if self.chance(8) else {}

    def described(self) -> Any:
        """What a value of an enum, or a tier, means."""
        was = self.was("value")
        return {"doc": self.text(), **was} if was or self.chance(8) else self.text()

    def text(self) -> str:
        return " ".join(self.words() for _ in range(self.count(1, 3)))

    def words(self) -> str:
        if self.chance():
            return str(self.one(SNIPPETS))
        ranges = self.one([(0x20, 0x7E), (0, 0x2FF), (0x2000, 0x2FFF), (0xE000, 0x10FFFF)])
        return "".join(chr(self.count(*ranges)) for _ in range(self.count(0, 12)))

    def count(self, least: int, most: int) -> int:
        return self.rng.randint(least, most)

    def chance(self, one_in: int = 2) -> bool:
        return self.rng.randint(1, one_in) == 1

    def some(self, values: Any, least: int, most: int) -> list[Any]:
        values = list(values)
        most = min(most, len(values))
        return self.rng.sample(values, self.rng.randint(min(least, most), most))

    def one(self, values: Any) -> Any:
        return self.rng.choice(list(values))

    def document(self) -> Document:
        discriminator, content = self.free.pop(), self.free.pop()
        envelope = "Envelope"
        for name in self.free[:-2]:
            self.fields[name] = self.field()
        for _ in range(self.count(0, 2)):
            name = self.type_names.pop()
            self.objects[name] = self.record() | self.was("Object")
            self.fields[self.free.pop()] = {"type": self.one([name, [name]]), "doc": self.text()}
        if self.chance():
            self.groups["some"] = self.some(self.fields, 1, 3)
        tiers = self.tiers()
        signals = {name: self.signal(tiers) for name in self.some(SIGNAL_NAMES, 1, 3)}
        self.objects[envelope] = self.record(always=[content])
        self.fields |= {
            discriminator: {"type": "string", "doc": self.text()},
            content: {"type": "content", "doc": self.text()},
        }
        sections = {
            "signalspec": 1,
            "name": self.one(["some-events", "x", "a1-b2-c3"]),
            "version": self.one(["1.0.0", "0.0.1", "12.34.56-rc.1"]),
            "title": self.text(),
            "doc": self.text(),
            "schema_base": self.one(["https://schemas.example.com/a", "http://x/"]),
            **({"tiers": {"plan": tiers}} if tiers else {}),
            "transport": self.transport(envelope, content, discriminator),
            "patterns": {"piece": "[0-9]"},
            "formats": self.formats,
            "enums": self.enums,
            "fields": self.fields,
            "groups": self.groups,
            "objects": self.objects,
            "signals": signals,
        }
        order = self.some(sections, len(sections), len(sections)) if self.chance(4) else list(sections)
        return {name: sections[name] for name in order}

    def transport(self, envelope: str, content: str, discriminator: str) -> Document:
        operation = {
            "mutation": self.one(["track", "import", "sendAll", "validate", "signals"]),
            "argument": self.one(["events", "list", "items", "input"]),
            "result": self.one([{}, {"ids": ["ID"]}, {"ok": "Boolean", "from": "Int"}]),
            "max_items": self.count(1, 50),
            **self.maybe("key_header", "X-Key"),
            **self.maybe("endpoints", {"a-1": self.text()}),
            **self.maybe("advice", {"min_items": 1}),
            **self.maybe("doc", self.text()),
        }
        found = {
            "envelope": envelope,
            "content": content,
            "discriminator": discriminator,
            "operation": operation,
        }
        members = [*self.objects[envelope]["required"], *self.objects[envelope]["optional"]]
        trials = [
            n for n in members if isinstance(n, str) and self.fields.get(n, {}).get("type") == "boolean"
        ]
        found |= self.maybe("trial", self.one(trials)) if trials else {}
        return found | self.maybe("wrapper", self.one(["event", "in"])) | self.maybe("note", self.text())

    def maybe(self, key: str, value: Any) -> Document:
        return {key: value} if self.chance() else {}

    def tiers(self) -> dict[str, str]:
        return (
            {name: self.described() for name in self.some(["free", "full", "from-1", "None"], 1, 3)}
            if self.chance()
            else {}
        )

    def enum(self) -> Document:
        ignore_case = self.chance(3)
        prefixes = [snippet for snippet in SNIPPETS if snippet.isascii() or not ignore_case]
        values = {
            f"{prefix}{chr(97 + n)}{n}": self.described()
            for n, prefix in enumerate(self.some(prefixes, 1, 4))
        }
        found = {"doc": self.text(), "values": values, **self.was("Enum")}
        return found | ({"ignore_case": True} if ignore_case else {})

    def field(self) -> Document:
        base = self.one(["string", "string", "number", "integer", "boolean", *self.enums])
        array = self.chance(4)
        found: Document = {"type": [base] if array else base, "doc": self.text(), **self.was("field")}
        limits, advice = self.limits(base, array)
        found |= limits
        if base == "number":
            found |= self.maybe("decimal", True)
        if advice and self.chance():
            found["advice"] = advice
        if self.chance(6):
            found["deprecated"] = self.maybe("since", "0.1.0") | self.maybe("doc", self.text())
        secret = self.maybe("secret", True) if self.chance(3) else {}
        return found | (secret if base not in self.objects else {}) | self.maybe("note", self.text())

    def limits(self, base: str, array: bool) -> tuple[Document, Document]:
        """Limits that fit the type, and advice within them."""
        hard: Document = {}
        soft: Document = {}
        pairs = [("min_items", "max_items", 0, 4)] if array else []
        if base == "string":
            pairs.append(("min_length", "max_length", 0, 12))
            if self.formats and self.chance(3):
                (hard if self.chance() else soft)["format"] = self.one(self.formats)
        elif base in ("number", "integer"):
            pairs.append(("minimum", "maximum", -9, 9))
        for low, high, least, most in pairs:
            bounds = sorted(self.count(least, most) for _ in range(4))
            for name, bound, side in (
                (low, bounds[0], hard),
                (low, bounds[1], soft),
                (high, bounds[2], soft),
                (high, bounds[3], hard),
            ):
                if self.chance(3):
                    side[name] = bound + 0.5 if base == "number" and name[-5:] == "imum" else bound
        if base in self.enums and self.chance(3):
            soft["one_of"] = self.some(self.enums[base]["values"], 1, 2)
        return hard, soft

    def use(self, name: str) -> Any:
        """A field in a list: by its name, or with something changed."""
        if not self.chance(4):
            return name
        field = self.fields[name]
        base = field["type"][0] if isinstance(field["type"], list) else field["type"]
        change = self.one(
            [
                {"doc": self.text()},
                {"note": None},
                {"advice": None},
                {"note": self.text()} | ({"secret": True} if base not in self.objects else {}),
                {},
            ]
        )
        if field["type"] in ("string", "integer") and self.chance(3):
            change = {"type": "boolean", **{key: None for key in field if key not in ("type", "doc")}}
        return {name: change}

    def record(self, always: list[str] | None = None) -> Document:
        listed = self.some(self.fields, 0, 6)
        optional = [n for n in listed if "deprecated" in self.fields[n] or self.chance()]
        required = [n for n in listed if n not in optional]
        found: Document = {"doc": self.text()}
        uses = {name: self.use(name) for name in listed}
        found["required"] = [*(always or []), *(uses[name] for name in required)]
        found["optional"] = [uses[name] for name in optional]
        group = self.groups.get("some", [])
        if group and not set(group) & set(listed) and self.chance():
            found["optional"].insert(self.count(0, len(optional)), "$some")
            optional = [*optional, *group]
        plain = [n for n in listed if isinstance(uses[n], str)]
        if len(optional) > 1:
            for key in ("at_least_one", "at_most_one"):
                if self.chance(4):
                    found[key] = self.some(optional, 2, 3)
            if self.chance(5):
                found["advice"] = {self.one(["at_least_one", "at_most_one"]): self.some(optional, 2, 3)}
        rules = [self.rule(n, plain, set(optional)) for n in range(self.count(0, 2))] if plain else []
        found["rules"] = [rule for rule in rules if rule is not None]
        return found | self.maybe("note", self.text())

    def rule(self, number: int, fields: list[str], optional: set[str]) -> Document | None:
        found: Document = {"id": f"rule{number}", **self.maybe("doc", self.text())}
        numbers = [n for n in fields if self.fields[n]["type"] in ("number", "integer")]
        if len(numbers) > 2 and self.chance():
            terms = {"sum": numbers[:-1], "equals": numbers[-1], "level": "advice"}
            return found | terms | self.maybe("tolerance", 0.5)
        target = self.one(fields)
        asked: Document = {}
        base = str(self.fields[target]["type"])
        if base == "string" and self.chance():
            asked["one_of"] = self.some(["ab", "+1", "", '"', "\n"], 1, 3)
        elif base in self.enums and self.chance():
            asked["one_of"] = self.some(self.enums[base]["values"], 1, 2)
        if target in optional and (not asked or self.chance()):
            asked["required"] = True
        if not asked:
            return None
        tested = self.some([n for n in fields if n != target], 0, 2)
        return found | {
            "when": {name: self.condition(name) for name in tested},
            "then": {target: asked},
            **self.maybe("level", self.one(["error", "advice"])),
        }

    def condition(self, name: str) -> Any:
        base = str(self.fields[name]["type"])
        if base == "boolean":
            return self.one([True, False, [True, False]])
        if base in ("number", "integer") and self.chance():
            low, high = sorted((self.count(-9, 9), self.count(-9, 9)))
            return self.one(
                [
                    low,
                    sorted({low, high, 100}),
                    {"minimum": low},
                    {"maximum": high},
                    {"minimum": low, "maximum": high},
                ]
                + ([2**53 + 1, {"minimum": 2**53 + 1}] if base == "number" else [])
            )
        if base == "string" and self.chance():
            return self.one(["ab", ["+1", ""], '"""', "\u202e"])
        if base in self.enums and self.chance():
            return self.some(self.enums[base]["values"], 1, 2)
        return {"present": True}

    def signal(self, tiers: dict[str, str]) -> Document:
        found = {"title": self.text(), **self.record(), **self.was("signal")}
        if tiers:
            found["tiers"] = self.one(["all", self.some(tiers, 1, 3)])
        return found | (self.maybe("deprecated", self.maybe("doc", self.text())) if self.chance(3) else {})
