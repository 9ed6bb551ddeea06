"""The filters of users' templates: Jinja's own that are safe and give the same each time, and ours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, TemplateRuntimeError, pass_environment
from jinja2.filters import FILTERS, make_attrgetter

from signalspec.diagnostics import did_you_mean
from signalspec.hidden import HIDDEN
from signalspec.naming import camel_case, pascal_case, snake_case
from signalspec.quoting import code_point
from signalspec.templating import to_json
from signalspec.user_templates.budget import MOST_TEXT, TooMuchError

# Left out: what draws lots, reads attributes that are none, pads to any width or number, or speaks of HTML.
_BUILT_IN = (
    "abs capitalize count default dictsort first float groupby int items last length list lower map max min "
    "reject rejectattr reverse round select selectattr sort string sum title trim truncate unique upper "
    "wordcount wordwrap"
)
_WIDEST = 200
_LINES = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def filters(text_maps: Mapping[str, Mapping[str, str]]) -> dict[str, Callable[..., Any]]:
    """Every filter by its name; `map_text` looks into these maps."""

    def map_text(key: str, name: str, *default: str) -> str:
        """The text for a key in a map of `templates.yaml`; without a default, the key must be there."""
        if name not in text_maps:
            raise TemplateRuntimeError(_unknown(f"text map {name!r}", name, text_maps))
        if key in text_maps[name]:
            return text_maps[name][key]
        if not default:
            raise TemplateRuntimeError(_unknown(f"{key!r} in the text map {name!r}", key, text_maps[name]))
        return default[0]

    return {
        **{name: FILTERS[name] for name in _BUILT_IN.split()},
        "camel_case": camel_case,
        "comment": comment,
        "indent": indent,
        "join": join,
        "json": to_json,
        "kebab_case": lambda name: snake_case(name).replace("_", "-"),
        "map_text": map_text,
        "one_line": one_line,
        "pascal_case": pascal_case,
        "quote": quote,
        "replace": replace,
        "screaming_snake_case": lambda name: snake_case(name).upper(),
        "snake_case": snake_case,
    }


def comment(text: str, mark: str = "# ") -> str:
    """Each line of the text after a mark; what a reader would not see is escaped."""
    lines = [HIDDEN.sub(lambda found: code_point(found[0]), line) for line in _LINES.split(text)]
    return "\n".join(f"{mark}{line}".rstrip() for line in lines)


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space, and what is hidden escaped."""
    return HIDDEN.sub(lambda found: code_point(found[0]), " ".join(text.split()))


def quote(text: str, mark: str = "'") -> str:
    """The text between marks, each mark in it doubled, as SQL and CSV have it."""
    return f"{mark}{text.replace(mark, mark * 2)}{mark}"


def indent(text: str, width: int = 4, first: bool = False) -> str:
    """Every line but the first (or that as well) after so many spaces; empty lines stay empty."""
    if not 0 <= width <= _WIDEST:
        raise TooMuchError(f"a line is indented by 0 to {_WIDEST} spaces")
    lines = str(text).split("\n")
    margin = " " * width
    return "\n".join(
        margin + line if line and (number or first) else line for number, line in enumerate(lines)
    )


def replace(text: str, old: str, new: str) -> str:
    """The text with every `old` as `new`."""
    if len(text) + (len(text) + 1) * len(new) > MOST_TEXT:
        raise TooMuchError("the text would grow too long")
    return text.replace(old, new) if old else text


@pass_environment
def join(
    environment: Environment, values: Iterable[Any], mark: str = "", attribute: str | None = None
) -> str:
    """The values, or an attribute of each, as one text."""
    get = make_attrgetter(environment, attribute) if attribute is not None else str
    texts, size = [], 0
    for value in values:
        texts.append(str(get(value)))
        size += len(texts[-1]) + len(mark)
        if size > MOST_TEXT:
            raise TooMuchError("the text would grow too long")
    return mark.join(texts)


def _unknown(what: str, name: str, known: Mapping[str, object]) -> str:
    help = did_you_mean(name, known)
    return f"there is no {what}" + (f"; {help}" if help else "")
