"""The configuration: `signalspec.yaml` beside the spec, checked as strictly as a spec is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from signalspec.capabilities import TARGETS
from signalspec.conform import conform, hint
from signalspec.diagnostics import Diagnostics
from signalspec.language import Key, ListOf, MapOf, Record, Text
from signalspec.lint.plugins import PluginError, rules_of_file
from signalspec.lint.reading import mapping
from signalspec.lint.records import GENERATED, SETTINGS, LintRule, Setting
from signalspec.lint.rules import RULES
from signalspec.nodes import MappingNode, ScalarNode, SequenceNode
from signalspec.source import parse, read_file

FILE = "signalspec.yaml"
NO_PLUGIN = "plugin"  # the code of what says that rules of the user's own cannot be had

SHAPE = Record(
    "configuration",
    {
        "lint": Key(
            Record(
                "lint configuration",
                {
                    "rules": Key(MapOf(Text(choices=SETTINGS)), "Severity by rule."),
                    "targets": Key(
                        ListOf(Text(choices=tuple(target.id for target in TARGETS))),
                        "The targets that uncarried-limit speaks of.",
                    ),
                    "plugins": Key(ListOf(Text()), "Python files with rules, relative to this file."),
                },
            ),
            "What `signalspec lint` does.",
        )
    },
)


@dataclass(frozen=True, slots=True)
class Config:
    """All rules there are, the severities that differ from their own, and the targets that count."""

    rules: tuple[LintRule, ...] = RULES
    settings: Mapping[str, Setting] = field(default_factory=dict)
    targets: tuple[str, ...] = GENERATED


def config_file(spec_file: Path) -> Path | None:
    """The configuration of a spec, if it has one."""
    found = spec_file.parent / FILE
    return found if found.is_file() else None


def read_config(file: Path, installed: Iterable[LintRule], diagnostics: Diagnostics) -> Config:
    """What the file says; its mistakes are collected, and what fits counts nonetheless.

    Raises SpecError where it cannot be read.
    """
    rules = [*RULES, *installed]
    root = parse(read_file(file), str(file), diagnostics)
    document = conform(root, SHAPE, diagnostics) if root is not None else None
    lint = mapping(document, "lint") if isinstance(document, MappingNode) else None
    if lint is None:
        return Config(tuple(rules))
    for name in _scalars(lint.get("plugins")):
        path = file.parent / name.text
        try:
            if not path.is_file():
                raise PluginError(f"there is no file {name.text!r} beside {file.name}")
            rules += rules_of_file(path, rules)
        except PluginError as error:
            diagnostics.error(NO_PLUGIN, str(error), name.span, help="mend it, or take it out")
    known = {rule.id for rule in rules}
    settings: dict[str, Setting] = {}
    for key, value in mapping(lint, "rules").items():
        if key.text not in known:
            help = hint(key.text, known, diagnostics) or "`signalspec lint --rules` lists them"
            diagnostics.error("unknown-rule", f"there is no lint rule {key.text!r}", key.span, help=help)
        elif isinstance(value, ScalarNode):
            settings[key.text] = next(setting for setting in SETTINGS if setting == value.value)
    targets = tuple(target.text for target in _scalars(lint.get("targets")))
    return Config(tuple(rules), settings, targets if lint.get("targets") is not None else GENERATED)


def _scalars(node: object) -> list[ScalarNode]:
    items = node.items if isinstance(node, SequenceNode) else []
    return [item for item in items if isinstance(item, ScalarNode)]
