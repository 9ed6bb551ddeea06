"""A release as YAML text: small, and such that one changed fact is one changed line or two."""

from __future__ import annotations

import re

import yaml

from signalspec.composing import NUMBER
from signalspec.model import Spec
from signalspec.releases.document import document
from signalspec.releases.head import Head
from signalspec.resolved import digest

_WIDTH = 110
# What ends a line for one reader or another, or cannot be seen, is written as an escape.
_BREAKS = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]")


def release_text(spec: Spec) -> str:
    """The whole release of a spec; the same model gives the same text."""
    body = yaml.dump(
        document(spec),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=None,
        width=_WIDTH,
    )
    return f"{Head(spec.name, spec.version, digest(spec))}{body}"


class _Dumper(yaml.SafeDumper):
    """Writes plain what the loader reads as text, and no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = '"' if _BREAKS.search(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Dumper.add_representer(str, _text)
# YAML 1.1, which PyYAML knows, calls fewer texts numbers than 1.2 does; those get quotes as well.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, list("-+.0123456789"))
