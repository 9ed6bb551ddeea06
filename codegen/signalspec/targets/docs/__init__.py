"""Markdown for people: an index, a page for each signal and object, and the lists that they share."""

from __future__ import annotations

from functools import partial

from signalspec.model import ObjectType, Spec
from signalspec.parts import once
from signalspec.rules import OwnedRules
from signalspec.targets.docs.capability_page import capability_page
from signalspec.targets.docs.change_page import change_areas
from signalspec.targets.docs.enums import enum_section
from signalspec.targets.docs.formats import format_section
from signalspec.targets.docs.index import index_page
from signalspec.targets.docs.links import Links, record_path
from signalspec.targets.docs.records import Context, record_page
from signalspec.targets.docs.rule_lists import code_meanings, rule_sections, shared_sections
from signalspec.targets.docs.uses import Uses
from signalspec.templating import render


def files(spec: Spec) -> dict[str, str]:
    """Path -> text of every page."""
    owned = OwnedRules(spec)
    uses = Uses(spec)
    context = Context(spec, owned, uses)
    outer, inner = Links(spec), Links(spec, "../")
    envelope = spec.transport.envelope
    pages = {
        "index.md": render("docs/index.md.j2", page=index_page(spec, outer)),
        record_path(spec, envelope): render(
            "docs/envelope.md.j2",
            page=record_page(envelope, context, outer),
            sections=shared_sections(owned),
            home=outer.home(),
        ),
        "enums.md": render(
            "docs/enums.md.j2",
            enums=[enum_section(enum, uses, outer) for enum in spec.enums],
            home=outer.home(),
        ),
        "formats.md": render(
            "docs/formats.md.j2",
            formats=[format_section(format, uses, outer) for format in spec.formats],
            home=outer.home(),
        ),
        "rules.md": render(
            "docs/rules.md.j2",
            codes=code_meanings(spec, owned),
            sections=rule_sections(spec, owned),
            home=outer.home(),
        ),
        "capabilities.md": render(
            "docs/capabilities.md.j2", page=capability_page(spec, owned), home=outer.home()
        ),
        "changes.md": render("docs/changes.md.j2", areas=change_areas(), home=outer.home()),
    }
    for record in (*spec.signals, *spec.objects):
        make = partial(_page, record, context, inner)
        pages[record_path(spec, record)] = once(
            "docs/record", record, make, uses.of_object(record.name, inner)
        )
    return {f"docs/{path}": page for path, page in pages.items()}


def _page(record: ObjectType, context: Context, links: Links) -> str:
    return render("docs/record.md.j2", page=record_page(record, context, links), home=links.home())
