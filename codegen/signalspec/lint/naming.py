"""Rules about names: of fields and signals, and of the values of enums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from signalspec.diagnostics import Span
from signalspec.lint.reading import keys
from signalspec.lint.records import LintFinding, LintRule, Subject
from signalspec.naming import words

_SECTIONS = {
    "fields": "field",
    "signals": "signal",
    "groups": "group",
    "patterns": "pattern",
    "formats": "format",
}
_SHARE = 2 / 3  # of the names have a style before it is called theirs


def _camel(said: list[str]) -> str:
    return said[0] + "".join(map(str.capitalize, said[1:]))


# Style -> the names that have it, and how words are joined in it.
_STYLES: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "camelCase": (r"[a-z][a-z0-9]*(?:[A-Z][a-z0-9]+)*[A-Z]?", _camel),
    "snake_case": (r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_?", "_".join),
    "UPPER_CASE": (r"[A-Z0-9]+(?:_[A-Z0-9]+)*", lambda said: "_".join(said).upper()),
    "kebab-case": (r"[a-z0-9]+(?:-[a-z0-9]+)*", "-".join),
    "PascalCase": (r"(?:[A-Z][a-z0-9]+)+", lambda said: "".join(map(str.capitalize, said))),
    "small letters": (r"[a-z0-9]+(?: [a-z0-9]+)*", " ".join),
    "words, the first with a capital": (
        r"[A-Z][a-z0-9]*(?: [a-z0-9]+)*",
        lambda said: " ".join(said).capitalize(),
    ),
}


def _style_of(names: list[str]) -> str | None:
    """The style that most of the names have, if they could have another one."""
    fits = {
        style: [name for name in names if re.fullmatch(pattern, name)]
        for style, (pattern, _) in _STYLES.items()
    }
    style, having = max(fits.items(), key=lambda item: len(item[1]))
    others = [set(fitting) for name, fitting in fits.items() if name != style]
    told_apart = any(not any(name in other for other in others) for name in having)
    return style if told_apart and len(having) >= _SHARE * len(names) else None


def _strangers(what: str, named: Iterable[tuple[str, Span]], where: str) -> Iterator[LintFinding]:
    places = list(named)
    style = _style_of([name for name, _ in places])
    if style is None:
        return
    pattern, joined = _STYLES[style]
    for name, span in places:
        if not re.fullmatch(pattern, name):
            said = [word.lower() for chunk in re.split(r"[^A-Za-z0-9]+", name) for word in words(chunk)]
            message = f"the {what} {name!r} is not written in {style}, as most {where} are"
            help = f"call it {joined(said)!r}, if you may" if said else "call it otherwise, if you may"
            yield LintFinding(message, span, help)


def _names(subject: Subject) -> Iterator[LintFinding]:
    for section, what in _SECTIONS.items():
        named = [(key.text, key.span) for key in keys(subject.document, section)]
        yield from _strangers(what, named, f"{what}s")


def _values(subject: Subject) -> Iterator[LintFinding]:
    for enum in subject.spec.enums:
        if not enum.ignore_case:
            values = [(value.value, value.span) for value in enum.values]
            yield from _strangers("value", values, f"of {enum.name}")


def _values_by_case(subject: Subject) -> Iterator[LintFinding]:
    for enum in subject.spec.enums:
        seen: dict[str, tuple[str, Span]] = {}
        for value in enum.values:
            first, place = seen.setdefault(value.value.casefold(), (value.value, value.span))
            if first != value.value:
                message = f"{value.value!r} and {first!r} differ by letter case only"
                help = "keep one, or keep one and set `ignore_case: true`"
                yield LintFinding(message, value.span, help, ((place, "the other one"),))


RULES = (
    LintRule(
        "name-style",
        "Names of one kind in one style can be guessed. What most of them have is the style.",
        """
        fields:
          parcelId: {type: string, doc: Number on the label.}
          weight_kg: {type: number, doc: What the parcel weighs.}
          depotName: {type: string, doc: Where it was sorted.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId, weight_kg, depotName]}
        """,
        """
        fields:
          parcelId: {type: string, doc: Number on the label.}
          weightKg: {type: number, doc: What the parcel weighs.}
          depotName: {type: string, doc: Where it was sorted.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [parcelId, weightKg, depotName]}
        """,
        _names,
    ),
    LintRule(
        "value-style",
        "Values of an enum that are written in one style can be guessed.",
        """
        enums:
          Size: {doc: How large it is., values: {FITS_SLOT: Flat., FITS_BAG: Small., oversize: Large.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size]}
        """,
        """
        enums:
          Size: {doc: How large it is., values: {FITS_SLOT: Flat., FITS_BAG: Small., OVERSIZE: Large.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size]}
        """,
        _values,
    ),
    LintRule(
        "values-by-case",
        "Values that differ by letter case only are mixed up by people and by systems.",
        """
        enums:
          Size: {doc: How large it is., values: {letterBox: Fits a slot., letterbox: Fits it.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size]}
        """,
        """
        enums:
          Size: {doc: How large it is., ignore_case: true, values: {letterBox: Fits a slot.}}
        fields:
          size: {type: Size, doc: How large the parcel is.}
        signals:
          sent: {title: Sent, doc: It left., examples: [{}], optional: [size]}
        """,
        _values_by_case,
    ),
)
