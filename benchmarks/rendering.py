"""The templates of the page and its plots."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from benchmarks import wording


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=select_autoescape(enabled_extensions=("svg.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "spread": wording.spread,
        "note": wording.row_note,
        "limit": wording.limit,
        "measured": wording.measured,
        "figure": wording.figure,
    }
    return environment


def template(name: str) -> Template:
    return _environment().get_template(name)
