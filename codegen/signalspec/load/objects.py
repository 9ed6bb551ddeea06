"""Object types, each built when it is first referred to: cycles, depth, and what carries what."""

from __future__ import annotations

from collections.abc import Callable

from signalspec.diagnostics import Diagnostics
from signalspec.load.access import Section, children
from signalspec.model import BATCH, CONTENT, TEXT, ContentType, ObjectReference, ObjectType, Spec
from signalspec.nodes import MappingNode, ScalarNode

MAX_OBJECT_DEPTH = 12
_MAX_STACK = 40  # a bound on recursion: nothing that deep is good anyway

Build = Callable[[ScalarNode, MappingNode], ObjectType]


class Objects:
    """The object types of a document. `build` makes one; it may ask for others by `named`."""

    def __init__(self, document: MappingNode, build: Build, diagnostics: Diagnostics) -> None:
        self.nodes: Section[tuple[ScalarNode, MappingNode]] = Section(document, "objects")
        for key, node in children(document, "objects"):
            self.nodes[key.text] = (key, node)
        self.built: dict[str, ObjectType] = {}
        self._build = build
        self._diagnostics = diagnostics
        self._depths: dict[str, int] = {}
        self._building: list[str] = []

    def build_all(self) -> None:
        """Builds all of them, in the order of the spec."""
        for key, _ in self.nodes.values():
            if key.text in (CONTENT, BATCH, TEXT):
                message = f"the name {key.text} is taken by the language"
                self._diagnostics.error("reserved", message, key.span, help="choose another")
            self.named(key)

    def in_order(self) -> tuple[ObjectType, ...]:
        """Those that could be built, in the order of the spec."""
        return tuple(self.built[name] for name in self.nodes if name in self.built)

    def named(self, name: ScalarNode) -> ObjectType | None:
        """The object type of that name, built on first use; None where it cannot be had (reported)."""
        if name.text in self.built:
            return self.built[name.text]
        if name.text in self._building:
            way = " -> ".join((*self._building[self._building.index(name.text) :], name.text))
            message = f"the object {name.text} contains itself: {way}"
            self._diagnostics.error("cycle", message, name.span, help="a payload like that would never end")
            return None
        if len(self._building) >= _MAX_STACK:
            self._too_deep(name)
            return None
        key, node = self.nodes[name.text]
        self._building.append(name.text)
        built = self._build(key, node)
        self._building.pop()
        self.built[key.text] = built
        inner = [f.element.object for f in built.fields if isinstance(f.element, ObjectReference)]
        depth = 1 + max((self._depths[each.name] for each in inner), default=0)
        # Once is enough: what contains an object that is too deep is not reported as well.
        self._depths[key.text] = 1 if depth > MAX_OBJECT_DEPTH else depth
        if depth > MAX_OBJECT_DEPTH:
            self._too_deep(key)
        return built

    def _too_deep(self, name: ScalarNode) -> None:
        message = f"objects nest deeper than {MAX_OBJECT_DEPTH} levels"
        self._diagnostics.error("too-deep", message, name.span, help="make them flatter")


def check_content_use(spec: Spec, diagnostics: Diagnostics) -> None:
    """Reports contents anywhere but in the envelope's one field, and envelopes inside anything."""
    envelope = spec.transport.envelope
    for record in spec.records:
        for field in record.fields:
            if isinstance(field.type, ContentType) and (
                record is not envelope or field.name != spec.transport.content.name
            ):
                message = "only the envelope's content field has the type `content`"
                diagnostics.error("content", message, field.span, help="name another type")
            if isinstance(field.element, ObjectReference) and field.element.object.name == envelope.name:
                message = f"the envelope {envelope.name} cannot stand inside {record.name}"
                diagnostics.error("cycle", message, field.span, help="give the field an object of its own")
