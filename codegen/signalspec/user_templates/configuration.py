"""`templates.yaml`: which files are made of which templates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from signalspec.conform import conform
from signalspec.diagnostics import Diagnostics, Span, SpecError, did_you_mean
from signalspec.language import AnyObject, Key, ListOf, MapOf, Record, Text
from signalspec.model import Json
from signalspec.nodes import MappingNode, Node, ScalarNode, SequenceNode, to_json
from signalspec.source import parse

# What a template can be rendered for, one file each -> the name that it has in the template.
EACH = {
    "signals": "signal",
    "objects": "object",
    "records": "record",
    "enums": "enum",
    "formats": "format",
    "tiers": "tier",
}

_text = Text()
FILE = Record(
    "file",
    {
        "template": Key(_text, "Path of the template below the folder.", True),
        "file_name": Key(_text, "Path of what is made, itself a template.", True),
        "each": Key(Text(choices=tuple(EACH)), "One file for each of these; left out: one file."),
        "when": Key(_text, "An expression: makes the file only where it holds."),
    },
)
CONFIGURATION = Record(
    "configuration",
    {
        "files": Key(ListOf(FILE), "What is made.", True),
        "params": Key(AnyObject(), "Values for the templates, as `params`."),
        "text_maps": Key(MapOf(MapOf(_text)), "Texts for `map_text`, by the map's name and a key."),
    },
)


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the configuration, and where it stands."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of `files`. `each` is a key of EACH, or None for a single file."""

    template: Said
    file_name: Said
    each: str | None
    when: Said | None


@dataclass(frozen=True, slots=True)
class Configuration:
    jobs: tuple[Job, ...]
    params: Mapping[str, Json]
    text_maps: Mapping[str, Mapping[str, str]]


def configured(text: str, file: str, templates: Collection[str]) -> Configuration:
    """What the text says. Raises SpecError with every mistake, such as a template that there is not."""
    diagnostics = Diagnostics()
    root = parse(text, file, diagnostics)
    document = conform(root, CONFIGURATION, diagnostics) if root is not None else None
    if isinstance(document, MappingNode) and not diagnostics.has_errors:
        configuration = _configuration(document)
        for job in configuration.jobs:
            if job.template.text not in templates:
                message = f"there is no template {job.template.text!r} in this folder"
                help = did_you_mean(job.template.text, templates) or "templates end with .j2"
                diagnostics.error("templates", message, job.template.span, help=help)
        if not diagnostics.has_errors:
            return configuration
    elif not len(diagnostics):
        diagnostics.error("empty", "this file is empty", Span(file, 1, 1, 1, 1), help="list `files`")
    raise SpecError(diagnostics)


def _configuration(document: MappingNode) -> Configuration:
    files, params, maps = document.get("files"), document.get("params"), document.get("text_maps")
    assert isinstance(files, SequenceNode)
    found = to_json(params, {}) if params else {}
    assert isinstance(found, dict)
    return Configuration(
        tuple(_job(item) for item in files.items if isinstance(item, MappingNode)),
        found,
        {name.text: _texts(node) for name, node in maps.items()} if isinstance(maps, MappingNode) else {},
    )


def _texts(node: Node) -> dict[str, str]:
    assert isinstance(node, MappingNode)
    return {key.text: value.text for key, value in node.items() if isinstance(value, ScalarNode)}


def _job(node: MappingNode) -> Job:
    template, file_name, each = _said(node, "template"), _said(node, "file_name"), _said(node, "each")
    assert template and file_name
    return Job(template, file_name, each.text if each else None, _said(node, "when"))


def _said(node: MappingNode, key: str) -> Said | None:
    found = node.get(key)
    return Said(found.text, found.span) if isinstance(found, ScalarNode) else None
