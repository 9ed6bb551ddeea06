"""Fields: the dictionary's entries as objects and signals use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics, Span
from signalspec.load.access import Section, deprecation, flag, mapping, places_of, scalars, span_of, text
from signalspec.load.limits import check_against, element_of, resolve_limits, with_type_bounds
from signalspec.load.lists import FieldLists, Use
from signalspec.model import (
    NO_LIMITS,
    ArrayType,
    ContentType,
    Deprecation,
    ElementType,
    Enum,
    EnumType,
    Field,
    Format,
    Limits,
    ObjectReference,
    ObjectType,
    Places,
    ScalarType,
    Type,
)
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode

SCALARS: dict[str, ScalarType] = {
    "string": ScalarType("string"),
    "number": ScalarType("number"),
    "integer": ScalarType("integer"),
    "boolean": ScalarType("boolean"),
}


class _Said(NamedTuple):
    """What an entry of the dictionary, or one with what a list overrides, says of each of its uses."""

    type: Type
    doc: str
    limits: Limits
    advice: Limits
    decimal: bool
    secret: bool
    deprecated: Deprecation | None
    note: str | None
    was: str | None
    places: Places


class FieldReader:
    """Turns field lists into fields.

    `object_named` gives an object type by name, or None where there is none or it is being built.
    """

    def __init__(
        self,
        document: MappingNode,
        formats: Section[Format],
        enums: Section[Enum],
        objects: Section[tuple[ScalarNode, MappingNode]],
        object_named: Callable[[ScalarNode], ObjectType | None],
        diagnostics: Diagnostics,
    ) -> None:
        self.lists = FieldLists(document, diagnostics)
        self.formats = formats
        self.enums = enums
        self.objects = objects
        self.object_named = object_named
        self.diagnostics = diagnostics
        self._read: dict[int, tuple[MappingNode, _Said]] = {}

    @property
    def failed(self) -> set[str]:
        """Names whose mistakes are reported, so that others need not be."""
        return self.lists.failed

    def check_dictionary(self) -> None:
        """Reports the mistakes of every entry, used or not, and of every group."""
        for key, node in self.lists.dictionary.values():
            self.field(Use(key.text, node, key.span), required=False)
        self.lists.check_groups()

    def fields(self, record: MappingNode) -> tuple[Field, ...]:
        """The fields of an object or signal: required ones, then optional ones, in the order listed."""
        result: dict[str, Field] = {}
        spans: dict[str, Span] = {}
        repeated: list[tuple[Use, Span]] = []
        for list_name in ("required", "optional"):
            found = record.get(list_name)
            for use in self.lists.uses(found) if found else ():
                first = spans.setdefault(use.name, use.span)
                if first is not use.span:
                    repeated.append((use, first))
                    continue
                field = self.field(use, required=list_name == "required")
                if field is None:
                    self.failed.add(use.name)
                else:
                    result[use.name] = field
        self.lists.report_repeated(repeated)
        return tuple(result.values())

    def field(self, use: Use, *, required: bool) -> Field | None:
        """The field as used; None where its type is unusable (reported)."""
        said = self._said(use.node)
        if said is None:
            return None
        if said.deprecated and required:
            self.diagnostics.error(
                "deprecated-required",
                f"{use.name!r} is required here, so senders cannot give it up",
                use.span,
                help="make it optional, or take `deprecated` away with `deprecated: null`",
            )
        entry = self.lists.dictionary.get(use.name)
        return Field(use.name, said.type, required, said.doc, use.span, entry[0].span if entry else use.span,
            said.limits, said.advice, said.decimal, said.secret, said.deprecated, said.note, said.was,
            said.places,
        )  # fmt: skip

    def _said(self, node: MappingNode) -> _Said | None:
        """What an entry says, read once for all uses of it; None where its type is unusable (reported)."""
        known = self._read.get(id(node))
        if known is not None:
            return known[1]
        said = self._reading(node)
        if said is not None:
            # The node is kept as well, so that nothing else can have its identity.
            self._read[id(node)] = node, said
        return said

    def _reading(self, node: MappingNode) -> _Said | None:
        type = self._type(node)
        if type is None:
            return None
        if flag(node, "secret"):
            self._check_secret(node, type)
        limits = resolve_limits(node, type, self.formats, self.diagnostics)
        limits = with_type_bounds(limits, type, node, self.diagnostics)
        advised = mapping(node, "advice")
        advice = resolve_limits(advised, type, self.formats, self.diagnostics) if advised else NO_LIMITS
        if advised:
            check_against(limits, advice, advised, "this advice", self.diagnostics)
        return _Said(type, text(node, "doc") or "", limits, advice, flag(node, "decimal"),
            flag(node, "secret"), deprecation(node), text(node, "note"), text(node, "was"), places_of(node),
        )  # fmt: skip

    def _check_secret(self, node: MappingNode, type: Type) -> None:
        if isinstance(element_of(type), ObjectReference | ContentType):
            message = "`secret` is for single values and arrays of them, not for objects"
            help = "leave it out here, and mark the fields inside that are secret"
            self.diagnostics.error("secret", message, span_of(node, "secret"), help=help)

    def _type(self, node: MappingNode) -> Type | None:
        found = node.get("type")
        names = list(scalars(found))
        if len(names) != 1:
            return None
        if names[0].text == "content":
            if isinstance(found, SequenceNode):
                message = "there is one content, not a list of them"
                self.diagnostics.error("type", message, found.span, help="write `type: content`")
                return None
            return ContentType()
        element = self._element(names[0])
        if element is None:
            return None
        return ArrayType(element) if isinstance(found, SequenceNode) else element

    def _element(self, name: ScalarNode) -> ElementType | None:
        if name.text in SCALARS:
            return SCALARS[name.text]
        if name.text in self.enums:
            return EnumType(self.enums[name.text])
        if name.text in self.objects:
            found = self.object_named(name)
            return ObjectReference(found) if found else None
        if not self.enums.reported(name.text) and not self.objects.reported(name.text):
            known = (*SCALARS, *self.enums, *self.objects)
            self.diagnostics.error(
                "unknown-type",
                f"there is no type {name.text!r}",
                name.span,
                help=hint(name.text, known, self.diagnostics) or "add it under `enums:` or `objects:`",
            )
        return None
