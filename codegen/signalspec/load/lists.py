"""Lists of fields: groups spread, overrides merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics, Span
from signalspec.load.access import Section, children, mapping
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode

MAX_GROUP_DEPTH = 50
_LISTED = 5


@dataclass(slots=True)
class Use:
    """A field in a list: its merged keys, and where it is named."""

    name: str
    node: MappingNode
    span: Span
    from_group: bool = False


class FieldLists:
    """The lists of a document, read with its dictionary of fields and its groups."""

    def __init__(self, document: MappingNode, diagnostics: Diagnostics) -> None:
        self.dictionary: Section[tuple[ScalarNode, MappingNode]] = Section(document, "fields")
        for key, node in children(document, "fields"):
            self.dictionary[key.text] = (key, node)
        self.groups: Section[tuple[ScalarNode, Node]] = Section(document, "groups")
        groups = mapping(document, "groups")
        self.groups.update(groups.entries if groups else {})
        self.used: set[str] = set()
        self.failed: set[str] = set()  # names whose mistakes are reported, so that others need not be
        self._diagnostics = diagnostics
        self._spread: dict[str, list[Use]] = {}
        self._open: list[str] = []

    def unused(self) -> Iterator[tuple[str, str, Span]]:
        """Entries that nothing has used; to be asked before `check_groups`, which uses all."""
        for key, _ in self.dictionary.values():
            if key.text not in self.used:
                yield "field", key.text, key.span
        for name, (key, _) in self.groups.items():
            if f"${name}" not in self.used:
                yield "group", name, key.span

    def check_groups(self) -> None:
        """Reports the mistakes of every group, used or not."""
        for name in self.groups:
            self._members(name)

    def uses(self, node: Node) -> list[Use]:
        """A list with its groups spread and overrides merged, in order."""
        found: dict[str, Use] = {}
        repeated: list[tuple[Use, Span]] = []
        for item in node.items if isinstance(node, SequenceNode) else ():
            if isinstance(item, MappingNode):
                for key, patch in item.items():
                    self._override(found, key, patch, repeated)
            elif isinstance(item, ScalarNode):
                for use in self._group(item) if item.text.startswith("$") else self._named(item):
                    first = found.setdefault(use.name, use)
                    if first is not use:
                        repeated.append((use, first.span))
        self.report_repeated(repeated)
        return list(found.values())

    def report_repeated(self, repeated: Iterable[tuple[Use, Span]]) -> None:
        """Reports uses of fields that are listed already, each with its first place; one finding a place."""
        by_place: dict[Span, list[tuple[str, Span]]] = {}
        for use, first in repeated:
            by_place.setdefault(use.span, []).append((use.name, first))
        for place, again in by_place.items():
            names = ", ".join(repr(name) for name, _ in again[:_LISTED])
            more = f" and {len(again) - _LISTED} more" if len(again) > _LISTED else ""
            what = f"the field {names} is" if len(again) == 1 else f"the fields {names}{more} are"
            self._diagnostics.error(
                "duplicate-field",
                f"{what} listed twice",
                place,
                help="keep one of the two; a group may bring it",
                related=((again[0][1], "first listed here"),),
            )

    def _named(self, item: ScalarNode) -> list[Use]:
        """The field of that name; nothing where there is none (reported)."""
        entry = self.dictionary.get(item.text)
        if entry is not None:
            self.used.add(item.text)
            return [Use(item.text, entry[1], item.span)]
        self.failed.add(item.text)
        if not self.dictionary.reported(item.text):
            self._diagnostics.error(
                "unknown-field",
                f"there is no field {item.text!r}",
                item.span,
                help=hint(item.text, self.dictionary, self._diagnostics)
                or f"add {item.text!r} under `fields:`",
            )
        return []

    def _group(self, item: ScalarNode) -> list[Use]:
        name = item.text[1:]
        if name not in self.groups:
            if not self.groups.reported(name):
                self._diagnostics.error(
                    "unknown-group",
                    f"there is no group {name!r}",
                    item.span,
                    help=hint(name, self.groups, self._diagnostics) or f"add {name!r} under `groups:`",
                )
            return []
        self.used.add(item.text)
        if name in self._open:
            way = " -> ".join((*self._open[self._open.index(name) :], name))
            self._diagnostics.error(
                "cycle", f"the group {name!r} contains itself: {way}", item.span, help="take one of them out"
            )
            return []
        if len(self._open) >= MAX_GROUP_DEPTH:
            message = f"groups nest deeper than {MAX_GROUP_DEPTH} levels"
            self._diagnostics.error("too-deep", message, item.span, help="list the fields themselves")
            return []
        return [Use(use.name, use.node, item.span, from_group=True) for use in self._members(name)]

    def _members(self, name: str) -> list[Use]:
        """The fields of a group, found once."""
        if name not in self._spread:
            self._open.append(name)
            self._spread[name] = self.uses(self.groups[name][1])
            self._open.pop()
        return self._spread[name]

    def _override(
        self, found: dict[str, Use], key: ScalarNode, patch: Node, repeated: list[tuple[Use, Span]]
    ) -> None:
        first = found.get(key.text)
        overridden = [first] if first is not None and first.from_group else self._named(key)
        if not isinstance(patch, MappingNode):
            return
        for use in overridden:
            if first is not None and use is not first:
                repeated.append((use, first.span))
            merged = _merged(use.node, patch)
            for name in ("type", "doc"):
                if name not in merged.entries and name not in merged.refused:
                    message = f"the field {key.text!r} has no `{name}` left here"
                    self._diagnostics.error("missing-key", message, key.span, help=f"say another `{name}`")
            found[key.text] = Use(key.text, merged, key.span)


def _merged(node: MappingNode, patch: MappingNode) -> MappingNode:
    entries = {**node.entries, **patch.entries}
    kept = {k: e for k, e in entries.items() if not (isinstance(e[1], ScalarNode) and e[1].value is None)}
    return MappingNode(patch.span, kept, node.refused | patch.refused)
