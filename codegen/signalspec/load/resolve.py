"""The whole document -> the model, in the order in which one part needs another."""

from __future__ import annotations

from dataclasses import replace

from signalspec.conform import hint
from signalspec.diagnostics import Diagnostics
from signalspec.load.access import (
    Section,
    children,
    deprecation,
    described,
    mapping,
    places_of,
    read_examples,
    scalars,
    span_of,
    text,
)
from signalspec.load.fields import FieldReader
from signalspec.load.formats import resolve_enums, resolve_formats, unused_pieces
from signalspec.load.names import check_names
from signalspec.load.objects import Objects, check_content_use
from signalspec.load.renamings import check_renamings
from signalspec.load.rules import RuleReader
from signalspec.load.samples import resolve_samples
from signalspec.load.transport import resolve_transport
from signalspec.model import Field, ObjectRule, ObjectType, SignalType, Spec, Tier, TierDimension
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode
from signalspec.rules import RESERVED_NAMES


class Resolver:
    """Builds the model of one conforming document."""

    def __init__(self, document: MappingNode, file: str, diagnostics: Diagnostics) -> None:
        self.document = document
        self.file = file
        self.diagnostics = diagnostics
        self.formats = resolve_formats(document, diagnostics)
        self.enums = resolve_enums(document, diagnostics)
        self.tier_names: Section[Tier] = Section(document, "tiers")
        self.tier_dimension = self._tiers()
        self.objects = Objects(document, self._object, diagnostics)
        self.fields = FieldReader(
            document, self.formats, self.enums, self.objects.nodes, self.objects.named, diagnostics
        )

    def resolve(self) -> Spec | None:
        """The model, or None where a part without which there is none is missing (reported)."""
        self.objects.build_all()
        signals = self._signals()
        transport_node = mapping(self.document, "transport")
        transport = None
        if transport_node is not None:
            transport = resolve_transport(transport_node, self.objects, self.fields, self.diagnostics)
        unused = (*self.fields.lists.unused(), *unused_pieces(self.document))
        self.fields.check_dictionary()
        if transport is None:
            return None
        envelope = transport.envelope
        spec = Spec(
            text(self.document, "name") or "",
            text(self.document, "version") or "0.0.0",
            text(self.document, "title") or "",
            text(self.document, "doc") or "",
            (text(self.document, "schema_base") or "").rstrip("/"),
            transport,
            self.tier_dimension,
            tuple(self.formats.values()),
            tuple(self.enums.values()),
            tuple(each for each in self.objects.in_order() if each is not envelope),
            signals,
            self.file,
            unused,
            places=places_of(self.document),
        )
        check_content_use(spec, self.diagnostics)
        check_names(spec, span_of(self.document, "name"), self.diagnostics)
        check_renamings(spec, self.diagnostics)
        return replace(spec, samples=resolve_samples(self.document, spec, self.diagnostics))

    def _tiers(self) -> TierDimension | None:
        for name, node in children(self.document, "tiers"):
            if name.text in RESERVED_NAMES:
                message = f"the name {name.text!r} is taken by the language"
                self.diagnostics.error("reserved", message, name.span, help="choose another")
            for key, value in node.items():
                doc, was, places = described(value) or ("", None, {})
                self.tier_names[key.text] = Tier(key.text, doc, key.span, was, places)
            self.tier_names.refused |= node.refused
            if not node.entries and not node.refused:
                message = f"{name.text} lists no tiers"
                self.diagnostics.error("empty", message, name.span, help="list one at least")
            return TierDimension(name.text, tuple(self.tier_names.values()), name.span)
        return None

    def _signals(self) -> tuple[SignalType, ...]:
        transport, section = mapping(self.document, "transport"), mapping(self.document, "signals")
        discriminator = text(transport, "discriminator") if transport else None
        signals = {
            key.text: self._signal(key, node, discriminator)
            for key, node in children(self.document, "signals")
        }
        for signal in signals.values():
            use = signal.deprecated.use if signal.deprecated else None
            names = [name for name in signals if name != signal.name]
            if use and signal.deprecated and use not in names and section and use not in section.refused:
                self.diagnostics.error(
                    "unknown-signal",
                    f"there is no other signal {use!r}",
                    signal.deprecated.span,
                    help=hint(use, names, self.diagnostics) or "leave `use` out",
                )
        if section and not section.entries and not section.refused:
            self.diagnostics.error(
                "empty",
                "the spec has no signals",
                span_of(self.document, "signals"),
                help="list one at least",
            )
        return tuple(signals.values())

    def _object(self, key: ScalarNode, node: MappingNode) -> ObjectType:
        fields = self.fields.fields(node)
        return ObjectType(
            key.text, text(node, "doc") or "", fields, key.span, self._rules(key.text, node, fields),
            text(node, "note"), read_examples(node.get("examples")), text(node, "was"), places_of(node),
        )  # fmt: skip

    def _signal(self, key: ScalarNode, node: MappingNode, discriminator: str | None) -> SignalType:
        fields = self.fields.fields(node)
        for field in fields:
            if field.name == discriminator:
                message = f"{field.name!r} is the discriminator: every signal has it without saying so"
                self.diagnostics.error("discriminator", message, field.span, help="leave it out")
        for example in (examples := read_examples(node.get("examples"))):
            if discriminator in example.value:
                self.diagnostics.error(
                    "discriminator",
                    f"an example leaves {discriminator!r} out: the signal's name is its value",
                    example.places.get(f"/{discriminator}", example.span),
                    help="leave it out",
                )
        return SignalType(
            key.text, text(node, "doc") or "", fields, key.span, self._rules(key.text, node, fields),
            text(node, "note"), examples, text(node, "was"), places_of(node), text(node, "title") or key.text,
            self._signal_tiers(key, node), deprecation(node),
        )  # fmt: skip

    def _rules(self, owner: str, node: MappingNode, fields: tuple[Field, ...]) -> tuple[ObjectRule, ...]:
        by_name = {field.name: field for field in fields}
        for field in fields:
            use = field.deprecated.use if field.deprecated else None
            others = [name for name in by_name if name != field.name]
            if field.deprecated and use and use not in others and use not in self.fields.failed:
                self.diagnostics.error(
                    "unknown-field",
                    f"{owner} has no other field {use!r} to use instead of {field.name!r}",
                    field.deprecated.span,
                    help=hint(use, others, self.diagnostics) or f"list {use!r} there, or leave `use` out",
                )
        tier = self.tier_dimension.name if self.tier_dimension else None
        return RuleReader(owner, by_name, self.fields.failed, self.formats, tier, self.diagnostics).rules(
            node
        )

    def _signal_tiers(self, key: ScalarNode, node: MappingNode) -> tuple[str, ...]:
        known = tuple(self.tier_names)
        found = node.get("tiers")
        if found is None:
            if known and "tiers" not in node.refused:
                message = f"the signal {key.text!r} does not say its `tiers`"
                self.diagnostics.error("missing-key", message, key.span, help="add `tiers: all`")
            return known
        if self.tier_dimension is None and "tiers" not in self.document.refused:
            help = "list them under `tiers:` at the top, or leave this out"
            self.diagnostics.error("unknown-tier", "the spec has no tiers", found.span, help=help)
        if isinstance(found, ScalarNode) or self.tier_dimension is None:
            return known
        named = list(scalars(found))
        for item in named:
            if item.text not in known and not self.tier_names.reported(item.text):
                self.diagnostics.error(
                    "unknown-tier",
                    f"there is no tier {item.text!r}",
                    item.span,
                    help=hint(item.text, known, self.diagnostics),
                )
        if isinstance(found, SequenceNode) and not named and not found.refused:
            message = "a signal that no tier includes cannot be sent"
            self.diagnostics.error("empty", message, found.span, help="list a tier, or write `all`")
        chosen = {item.value for item in named}
        return tuple(name for name in known if name in chosen)
