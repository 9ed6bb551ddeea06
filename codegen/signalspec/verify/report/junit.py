"""`junit`: JUnit's XML, for test dashboards: a suite for the server, a case a rule."""

from __future__ import annotations

from collections import Counter
from typing import TextIO
from xml.etree import ElementTree as xml

from signalspec.report.visible import visible
from signalspec.verify.outcome import WORDS, Outcome, named, witnesses
from signalspec.verify.results import RuleResult


def write(outcome: Outcome, out: TextIO, color: bool, quiet: bool) -> None:
    """Looser and stricter rules fail, undecided ones are errors, untested ones are skipped."""
    root = xml.Element("testsuites", name="signalspec verify")
    suite = xml.SubElement(root, "testsuite", name=visible(outcome.server))
    totals: Counter[str] = Counter(tests=0, failures=0, errors=0, skipped=0)
    for row in outcome.results:
        totals["tests"] += 1
        totals[_case(suite, row, outcome)] += 1
    if not outcome.complete:
        case = xml.SubElement(suite, "testcase", name="all payloads are sent", classname="verify")
        message = outcome.stopped or "stopped early: not all payloads were sent"
        xml.SubElement(case, "error", message=visible(message))
        totals["tests"] += 1
        totals["errors"] += 1
    for name in ("tests", "failures", "errors", "skipped"):
        suite.set(name, str(totals[name]))
        if name != "skipped":
            root.set(name, str(totals[name]))
    xml.indent(root)
    out.write('<?xml version="1.0" encoding="utf-8"?>\n')
    out.write(xml.tostring(root, encoding="unicode") + "\n")


def _case(suite: xml.Element, row: RuleResult, outcome: Outcome) -> str:
    """Adds the case of a rule; returns the total that it counts for, besides that of all."""
    case = xml.SubElement(suite, "testcase", name=visible(row.rule.id), classname=visible(row.rule.owner))
    if row.result == "untested":
        xml.SubElement(case, "skipped", message=visible(row.why_untested))
        return "skipped"
    found = witnesses(row)
    if not found:
        return "passed"
    kind = "error" if row.result == "undecided" else "failure"
    message = "; ".join(WORDS[direction] for direction, _ in found)
    element = xml.SubElement(case, kind, message=visible(message), type=row.result)
    lines = [visible(row.rule.says)]
    for _, witness in found:
        lines.append(visible(f"sent: {named(witness, row.rule.id)}"))
        lines.append(visible(outcome.payload(witness)))
        lines.append(visible(f"answer: {witness.answer.said}"))
    element.text = "\n".join(lines)
    return f"{kind}s"
