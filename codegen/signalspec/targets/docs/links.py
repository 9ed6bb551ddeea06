"""Where each page lies, and how to get there from another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from signalspec.model import Enum, Format, ObjectType, SignalType, Spec
from signalspec.targets.docs.markdown import Markdown, anchors, code, link, text

ENUMS_TITLE = "Lists of values"
FORMATS_TITLE = "Formats of text"


@dataclass(frozen=True)
class Links:
    """Links of one spec's pages. `up` leads from the page to the folder `docs`."""

    spec: Spec
    up: str = ""

    def record(self, record: ObjectType) -> Markdown:
        """A link to a signal's, an object's or the envelope's page."""
        return link(code(record.name), self.up + record_path(self.spec, record))

    def signal_title(self, signal: SignalType) -> Markdown:
        return link(text(signal.title), self.up + record_path(self.spec, signal))

    def enum(self, enum: Enum) -> Markdown:
        return link(code(enum.name), f"{self.up}enums.md#{self._enum_anchors[enum.name]}")

    def format(self, format: Format) -> Markdown:
        return link(text(format.name), f"{self.up}formats.md#{self._format_anchors[format.name]}")

    def home(self) -> Markdown:
        return link(text(self.spec.title or self.spec.name), f"{self.up}index.md")

    @cached_property
    def _enum_anchors(self) -> dict[str, str]:
        return _anchor_map(ENUMS_TITLE, (enum.name for enum in self.spec.enums))

    @cached_property
    def _format_anchors(self) -> dict[str, str]:
        return _anchor_map(FORMATS_TITLE, (format.name for format in self.spec.formats))


def record_path(spec: Spec, record: ObjectType) -> str:
    """The page of a signal, an object or the envelope, from the folder `docs`."""
    if isinstance(record, SignalType):
        return f"signals/{record.name}.md"
    return "envelope.md" if record is spec.transport.envelope else f"objects/{record.name}.md"


def _anchor_map(title: str, names: Iterable[str]) -> dict[str, str]:
    listed = list(names)
    return dict(zip(listed, anchors([title, *listed])[1:], strict=True))
