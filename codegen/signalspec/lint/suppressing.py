"""Comments that accept one finding at one place: `# lint: ignore[rule] reason`.

A comment is about what begins on its own line or, where it stands alone, on the next line that has more
than a comment. Rules apply to it as well: it needs a reason, a rule that there is, and something to ignore.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from signalspec.diagnostics import Span, did_you_mean
from signalspec.lint.records import Edit, Found, LintFinding, LintRule, Subject
from signalspec.nodes import Node, ScalarNode, SequenceNode

_COMMENT = re.compile(r"(?:^|(?<=\s))#[ \t]*lint:[ \t]*ignore(?P<rules>\[[^\]\r\n]*\])?(?P<reason>[^\r\n]*)")
_LONGEST_SHOWN = 40
UNUSED = "unused-suppression"
BAD = "bad-suppression"


@dataclass(slots=True)
class Suppression:
    """A comment: the rules that it names, the line that it is about, the rules that it was used for."""

    rules: tuple[str, ...]
    reason: str
    span: Span
    line: int
    used: set[str] = field(default_factory=set)


def suppressions(subject: Subject) -> list[Suppression]:
    """All such comments in the text, in order; what looks like one inside of a text is none."""
    if "lint:" not in subject.text:
        return []
    texts = _inside(subject)
    found, following = [], subject.lines
    for number in range(subject.lines, 0, -1):
        line = subject.line(number)
        match = _COMMENT.search(line)
        alone = line.lstrip().startswith("#")
        about = following if alone else number
        following = following if alone or not line.strip() else number
        if match is None or _stands_in((number, match.start() + 1), texts):
            continue
        span = Span(subject.spec.file, number, match.start() + 1, number, len(line.rstrip()) + 1)
        names = (match["rules"] or "").strip("[]").split(",")
        rules = tuple(name.strip() for name in names if name.strip())
        found.append(Suppression(rules, match["reason"].strip(" \t:-"), span, about))
    return found[::-1]


def accepted(found: Iterable[Found], comments: list[Suppression], file: str) -> Iterator[Found]:
    """What no comment of the file accepts; those that do are marked as used."""
    by_line: dict[int, list[Suppression]] = {}
    for comment in comments:
        by_line.setdefault(comment.line, []).append(comment)
    for each in found:
        span = each.finding.span
        here = by_line.get(span.line, []) if span.file == file else []
        fitting = [comment for comment in here if each.rule in comment.rules and comment.reason]
        for comment in fitting:
            comment.used.add(each.rule)
        if not fitting:
            yield each


def unused(subject: Subject, comments: list[Suppression], on: Collection[str]) -> Iterator[LintFinding]:
    """Comments that accept nothing, as far as their rules are switched `on`."""
    for comment in comments:
        idle = [rule for rule in comment.rules if rule in on and rule not in comment.used]
        if comment.reason and idle:
            message = f"there is nothing to ignore for {', '.join(idle)} on line {comment.line}"
            fix = (_taken_out(subject, comment),) if len(idle) == len(comment.rules) else ()
            yield LintFinding(message, comment.span, "take the comment out", fix=fix)


def bad(comments: list[Suppression], known: Collection[str]) -> Iterator[LintFinding]:
    """Comments without a rule, with one that there is not, or without a reason."""
    for comment in comments:
        if not comment.rules:
            help = "write `# lint: ignore[rule] reason`"
            yield LintFinding("this comment does not say which rule to ignore", comment.span, help)
        elif not comment.reason:
            message = "this comment gives no reason, so it ignores nothing"
            yield LintFinding(message, comment.span, "say behind the bracket why it is right here")
        for rule in comment.rules:
            if rule not in known:
                help = did_you_mean(rule, known) or "`signalspec lint --rules` lists them"
                yield LintFinding(f"there is no lint rule {rule[:_LONGEST_SHOWN]!r}", comment.span, help)


def _taken_out(subject: Subject, comment: Suppression) -> Edit:
    span = comment.span
    before = subject.line(span.line)[: span.column - 1]
    if not before.strip():
        return Edit(Span(span.file, span.line, 1, span.line + 1, 1), "")
    return Edit(Span(span.file, span.line, len(before.rstrip()) + 1, span.line, span.end_column), "")


def _stands_in(place: tuple[int, int], texts: list[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether one of the texts, which are in their order, holds the place."""
    before = bisect_right(texts, place, key=lambda text: text[0])
    return before > 0 and place < texts[before - 1][1]


def _inside(subject: Subject) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where texts stand that may hold a `#`; the head of a block text is not inside."""
    found = []
    waiting: list[Node] = [subject.document]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            span = node.span
            if "#" in node.text:
                block = subject.line(span.line)[span.column - 1 : span.column] in ("|", ">")
                start = (span.line + 1, 1) if block else (span.line, span.column)
                found.append((start, (span.end_line, span.end_column)))
        elif isinstance(node, SequenceNode):
            waiting += node.items
        else:
            waiting += [part for entry in node.items() for part in entry]
    return sorted(found)


def _none(subject: Subject) -> Iterator[LintFinding]:
    """Comments are judged after all other rules have run."""
    yield from ()


_SIGNAL = "signals:\n  sent: {title: Sent, doc: It left.}  # lint: ignore"

RULES = (
    LintRule(
        UNUSED,
        "A comment that accepts a finding that is gone would hide the next one.",
        _SIGNAL.replace("It left.", "It left., examples: [{}]") + "[missing-example] it has no fields yet\n",
        _SIGNAL + "[missing-example] it has no fields yet\n",
        _none,
        fixable=True,
    ),
    LintRule(
        BAD,
        "A finding is accepted for a reason, and for one rule at a time.",
        _SIGNAL.replace("It left.", "It left., examples: [{}]") + " it has no fields yet\n",
        _SIGNAL + "[missing-example] it has no fields yet\n",
        _none,
        "error",
    ),
)
