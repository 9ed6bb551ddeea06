"""One JSON Schema with its references followed, that knows which of its keywords nobody has read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from signalspec.importing.drafts import Kind, Remark
from signalspec.importing.files import Document
from signalspec.importing.shapes import broken
from signalspec.language import LARGEST_COUNT

# Say nothing by themselves: names, and what is read where something refers to it.
_STRUCTURE = frozenset({"$schema", "$id", "id", "$anchor", "$vocabulary", "definitions", "$defs"})
_ANNOTATIONS = frozenset(
    {"title", "description", "default", "examples", "example", "readOnly", "writeOnly", "deprecated"}
    | {"$comment", "self"}
    | {"contentEncoding", "contentMediaType", "contentSchema"}
)
_NOTHING = "no value fits it"
_GROUPS = (("if", "then", "else"), ("anyOf",), ("oneOf",), ("not",))
_GREATER = frozenset({"minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"})
_LESSER = frozenset({"maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"})


@dataclass(slots=True)
class Schema:
    """`name` is what a reference to it ends with; `trail` are the references that led here."""

    keywords: dict[str, Any]
    document: Document
    pointer: str
    name: str | None = None
    says: str | None = None  # its own description, where a reference led here
    trail: tuple[str, ...] = ()
    nothing: str | None = None  # why no value at all fits
    unread: set[str] = field(default_factory=set)
    trouble: list[Remark] = field(default_factory=list)

    @classmethod
    def at(cls, value: object, document: Document, pointer: str, trail: tuple[str, ...] = ()) -> Schema:
        """The schema, with what it refers to (`$ref`) and what it is all of (`allOf`) put into one."""
        document.step()
        if not isinstance(value, dict):
            return cls({}, document, pointer, trail=trail, nothing=_NOTHING if value is False else None)
        schema = cls({}, document, pointer, trail=trail)
        schema._read(value)
        schema._follow()
        schema._put_together()
        schema.unread = set(schema.keywords) - _STRUCTURE
        return schema

    def has(self, keyword: str) -> bool:
        return keyword in self.keywords

    def take(self, keyword: str, default: Any = None) -> Any:
        """The value of a keyword, which then counts as read."""
        self.unread.discard(keyword)
        return self.keywords.get(keyword, default)

    def take_count(self, keyword: str) -> Any:
        """As `take`, for a length or a number of elements; one that no spec can have stays unread."""
        value = self.keywords.get(keyword)
        return None if value is not None and value > LARGEST_COUNT else self.take(keyword)

    def part(self, value: object, *path: str) -> Schema:
        """A schema within this one."""
        steps = "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path)
        return Schema.at(value, self.document, self.pointer + steps, self.trail)

    def parts(self, keyword: str) -> list[Schema]:
        """The schemas in the list under a keyword, which then counts as read."""
        found = self.take(keyword, [])
        return (
            [self.part(each, keyword, str(index)) for index, each in enumerate(found)]
            if isinstance(found, list)
            else []
        )

    def remark(self, kind: Kind, message: str, keyword: str = "") -> Remark:
        pointer = f"{self.pointer}/{keyword}" if keyword else self.pointer
        return Remark(kind, self.document.file, pointer, message)

    def leftovers(self) -> Iterator[Remark]:
        """A remark on each keyword that nobody has read, and on what could not be put together."""
        yield from self.trouble
        for keyword in sorted(self.unread):
            if keyword in _ANNOTATIONS:
                yield self.remark("unsaid", f"{keyword} is not carried", keyword)
            else:
                yield self.remark("looser", f"`{keyword}` is not carried", keyword)
        self.unread.clear()

    def merge_in(self, keywords: dict[str, Any]) -> None:
        """Takes in what holds as well; nothing of it counts as read."""
        before = set(self.keywords)
        words = {key: value for key, value in keywords.items() if key in ("title", "description")}
        self.keywords |= words
        self._merge(keywords)
        self.unread |= (set(self.keywords) - before - _STRUCTURE) | set(words)

    def _read(self, keywords: dict[str, Any]) -> None:
        """Takes the keywords, but for those whose values are none of JSON Schema."""
        for keyword, value in keywords.items():
            if broken(keyword, value):
                message = f"the value of `{keyword}` is none of JSON Schema, and is not read"
                self.trouble.append(self.remark("looser", message, keyword))
            else:
                self.keywords[keyword] = value

    def _follow(self) -> None:
        while "$ref" in self.keywords:
            reference = self.keywords.pop("$ref")
            if self.document.only_ref:
                self._leave_siblings()
            if reference in self.trail:
                self.nothing = "it contains itself"
                return
            target = self._resolve(reference)
            if target is None:
                message = f"{reference!r} is not in this file, and is not followed"
                self.trouble.append(self.remark("looser", message, "$ref"))
                return
            self.trail = (*self.trail, str(reference))
            self.document.used.add(str(reference))
            self.name = unquote(str(reference).rpartition("/")[2]).lstrip("#") or None
            if target is False:
                self.nothing = _NOTHING
            own = target.get("description") if isinstance(target, dict) else None
            self.says = own if isinstance(own, str) and own.strip() else None
            other = Schema({}, self.document, self.pointer)
            other._read(target if isinstance(target, dict) else {})
            self.trouble.extend(other.trouble)
            self._require_one_closing(other.keywords)
            self._merge(other.keywords)

    def _leave_siblings(self) -> None:
        """Leaves out what stands beside a reference, which the older drafts do not read."""
        for keyword in sorted(set(self.keywords) - _STRUCTURE - _ANNOTATIONS):
            message = f"`{keyword}` beside a $ref means nothing in this draft"
            self.trouble.append(self.remark("unsaid", message, keyword))
            del self.keywords[keyword]

    def _require_one_closing(self, other: dict[str, Any]) -> None:
        """Says where a part refuses members that only another part names, which the whole here takes."""
        word = "additionalProperties"
        for closing, further in ((self.keywords, other), (other, self.keywords)):
            more = set(further.get("properties", {})) - set(closing.get("properties", {}))
            if more and closing.get(word, True) is not True:
                message = f"`{word}` of a part does not refuse what other parts name"
                self.trouble.append(self.remark("looser", message, word))

    def _resolve(self, reference: object) -> object:
        if not isinstance(reference, str) or not reference.startswith("#"):
            return None
        if reference[1:2] not in ("", "/"):
            return self._anchored(reference[1:])
        found: object = self.document.root
        for step in reference[2:].split("/") if reference != "#" else ():
            key = unquote(step).replace("~1", "/").replace("~0", "~")
            if isinstance(found, list) and key.isdigit() and int(key) < len(found):
                found = found[int(key)]
            elif isinstance(found, dict) and key in found:
                found = found[key]
            else:
                return None
        return found

    def _anchored(self, anchor: str) -> object:
        root = self.document.root
        maps = [root[word] for word in ("$defs", "definitions") if isinstance(root.get(word), dict)]
        parts = [part for found in maps for part in found.values()]
        names = ("$anchor", "$id")
        return next(
            (
                p
                for p in parts
                if isinstance(p, dict) and any(p.get(n) in (anchor, f"#{anchor}") for n in names)
            ),
            None,
        )

    def _put_together(self) -> None:
        parts = self.keywords.get("allOf")
        if not isinstance(parts, list):
            return
        del self.keywords["allOf"]
        kept = []
        for index, value in enumerate(parts):
            part = self.part(value, "allOf", str(index))
            # Several conditionals, or choices, cannot stand in one schema: the others are read one by one.
            second = [g for g in _GROUPS if g[0] in part.keywords and g[0] in self.keywords]
            apart = {key: part.keywords[key] for group in second for key in group if key in part.keywords}
            if apart:
                kept.append(apart)
            self._require_one_closing(part.keywords)
            self._merge({key: value for key, value in part.keywords.items() if key not in apart})
            self.trouble.extend(part.trouble)
            self.nothing = self.nothing or part.nothing
        if kept:
            self.keywords["allOf"] = [*kept, *self.keywords.get("allOf", [])]

    def _merge(self, other: dict[str, Any]) -> None:
        """Takes in the keywords of another schema that holds as well; this one's own words come first."""
        for keyword, value in other.items():
            mine = self.keywords.get(keyword)
            if keyword not in self.keywords or mine == value:
                self.keywords[keyword] = value
            elif keyword in _STRUCTURE or keyword in _ANNOTATIONS:
                continue
            elif keyword == "required" and isinstance(mine, list) and isinstance(value, list):
                self.keywords[keyword] = [*mine, *(name for name in value if name not in mine)]
            elif keyword == "properties" and isinstance(mine, dict) and isinstance(value, dict):
                both = {name: {"allOf": [value[name], mine[name]]} for name in mine if name in value}
                self.keywords[keyword] = {**value, **mine, **both}
            elif keyword in _GREATER and _numbers(mine, value):
                self.keywords[keyword] = max(mine, value)
            elif keyword in _LESSER and _numbers(mine, value):
                self.keywords[keyword] = min(mine, value)
            elif keyword == "enum" and isinstance(mine, list) and isinstance(value, list):
                self.keywords[keyword] = [each for each in mine if each in value]
            elif keyword == "type":
                self.keywords[keyword] = _common(mine, value)
            elif keyword == "allOf" and isinstance(mine, list) and isinstance(value, list):
                self.keywords[keyword] = [*mine, *value]
            else:
                message = f"a second `{keyword}` is not carried"
                self.trouble.append(self.remark("looser", message, keyword))


def _numbers(*values: object) -> bool:
    return all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in values)


def _common(one: object, other: object) -> object:
    first, second = (set(each) if isinstance(each, list) else {each} for each in (one, other))
    if ("number" in first and "integer" in second) or ("number" in second and "integer" in first):
        first, second = first - {"number"} | {"integer"}, second - {"number"} | {"integer"}
    return sorted(map(str, first & second))
