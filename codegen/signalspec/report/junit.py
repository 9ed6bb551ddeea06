"""`junit`: JUnit's XML, for test dashboards: a suite an input file, a case a rule that it breaks."""

from __future__ import annotations

from typing import TextIO
from xml.etree import ElementTree as xml

from signalspec.report.base import Settings
from signalspec.report.finding import Finding, Summary
from signalspec.report.groups import Group, Groups
from signalspec.report.visible import shortened, visible
from signalspec.report.wording import detail_lines, place, position_in_signal

_MESSAGE_LENGTH = 300


class Report:
    """Kept in groups and written at the end, since JUnit wants its totals first. A file without
    errors has one case that passes; remarks and warnings are output of cases that pass."""

    def __init__(self, out: TextIO, settings: Settings) -> None:
        self._out = out
        self._settings = settings
        self._groups = Groups(by_file=True)

    def add(self, finding: Finding) -> None:
        self._groups.add(finding)

    def finish(self, summary: Summary) -> None:
        by_file: dict[str, list[Group]] = {file: [] for file in (*summary.files, *summary.unreadable)}
        for group in self._groups:
            by_file.setdefault(group.first[0].file or "<input>", []).append(group)
        root = xml.Element("testsuites", name="signalspec")
        for file, groups in by_file.items():
            root.append(_suite(file, groups, unreadable=file in summary.unreadable))
        for total in ("tests", "failures", "errors"):
            root.set(total, str(sum(int(suite.get(total, "0")) for suite in root)))
        xml.indent(root)
        self._out.write('<?xml version="1.0" encoding="utf-8"?>\n')
        self._out.write(xml.tostring(root, encoding="unicode") + "\n")


def _suite(file: str, groups: list[Group], *, unreadable: bool) -> xml.Element:
    suite = xml.Element("testsuite", name=visible(file))
    failures = 0
    for group in groups:
        failures += group.level == "error"
        suite.append(_case(file, group))
    if unreadable:
        case = xml.SubElement(suite, "testcase", name="can be read", classname=visible(file))
        xml.SubElement(case, "error", message="could not be read to its end")
    if not failures and not unreadable:
        xml.SubElement(suite, "testcase", name="no violations", classname=visible(file))
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    suite.set("errors", str(int(unreadable)))
    return suite


def _case(file: str, group: Group) -> xml.Element:
    where = f" at {visible(shortened(group.shape, _MESSAGE_LENGTH))}" if group.shape else ""
    case = xml.Element("testcase", name=visible(group.rule) + where, classname=visible(file))
    first = group.first[0]
    message = visible(shortened(first.message, _MESSAGE_LENGTH))
    lines = [f"{place(f)} {shortened(position_in_signal(f), _MESSAGE_LENGTH)}".rstrip() for f in group.first]
    if group.count > len(group.first):
        lines.append(f"and {group.count - len(group.first):,} more")
    lines += detail_lines(first)
    if first.help:
        lines.append(f"help: {visible(first.help)}")
    if group.level == "error":
        failure = xml.SubElement(case, "failure", message=message, type=visible(group.code))
        failure.text = "\n".join(lines)
    else:
        output = xml.SubElement(case, "system-out")
        output.text = "\n".join([f"{group.level}: {message}", *lines])
    return case
