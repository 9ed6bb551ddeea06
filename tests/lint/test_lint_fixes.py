"""Fixes: what they change and what they leave alone, and that no spec ever means anything else after one."""

from __future__ import annotations

import difflib
import json
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, note, settings, strategies as st
from lint_runs import SLOPPY, findings, subject
from signalspec.diagnostics import SpecError
from signalspec.lint import RULES, Edit, Found, LintFinding, LintRule, Subject, lint
from signalspec.lint.examples import example_spec
from signalspec.lint.fixing import fix, write
from signalspec.lint.reading import mapping
from signalspec.load import load_text
from signalspec.resolved import resolved

from tests.strategies.specs import as_yaml, documents

QUICK = settings.get_current_profile_name() == "ci"


def fixed(text: str) -> str:
    return fix(subject(text), lint).text


def changes(old: str, new: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(old.splitlines(), new.splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fixable], ids=lambda rule: rule.id)
def test_a_fix_leaves_nothing_to_find(rule: LintRule) -> None:
    text = fixed(example_spec(rule.bad))
    assert [each.rule for each in findings(text) if each.severity != "advice"] == []


class TestLayout:
    def test_one_line_changes_and_comments_stay(self) -> None:
        text = example_spec(SLOPPY)
        assert changes(text, fixed(text)) == [
            "-   depot: {type: string, doc: Where the parcel was sorted}  # the last one",
            "+   depot: {type: string, doc: Where the parcel was sorted.}  # the last one",
            "-   weight: {type: number, doc: What the parcel weighs.}",
        ]

    @pytest.mark.parametrize(
        ("written", "mended"),
        [
            ("doc: it left", "doc: It left."),
            ("doc: 'it left'  # quoted", "doc: 'It left.'  # quoted"),
            ('doc: "it left"', 'doc: "It left."'),
            ("doc: |\n      it\n      left\n", "doc: |\n      It\n      left.\n"),
            ("doc: >-  # folded\n\n      it\n      left\n", "doc: >-  # folded\n\n      It\n      left.\n"),
            ("doc: it\n      left", "doc: It\n      left."),
            ("doc: kind of parcel", "doc: kind of parcel."),
            ("doc: It left (early)", "doc: It left (early)."),
            ("doc: It left!", "doc: It left!"),
            ("doc: it (left.)", "doc: It (left.)"),
            ('doc: "it left\\n"', 'doc: "It left\\n"'),
            ("doc: See https://example.com/a", "doc: See https://example.com/a"),
            ("doc: 它走了", "doc: 它走了"),
            ("doc: È arrivé", "doc: È arrivé."),
        ],
    )
    def test_descriptions_in_every_style(self, written: str, mended: str) -> None:
        part = "signals:\n  sent:\n    {}\n    title: Sent\n    examples: [{{}}]\n"
        assert fixed(example_spec(part.format(written))) == example_spec(part.format(mended))

    @pytest.mark.parametrize(
        ("written", "mended"),
        [
            ("[depot, {weight: {type: number}}]", "[depot, weight]"),
            ("[depot, {weight: {type: number, maximum: 3}}]", "[depot, {weight: {maximum: 3}}]"),
            ("[depot, {weight: {maximum: 3, type: number}}]", "[depot, {weight: {maximum: 3}}]"),
            ("\n      - depot\n      - weight:\n          type: number  # so it is\n      - site",
             "\n      - depot\n      - weight  # so it is\n      - site"),
            ("\n      - weight:\n          # why\n          type: number\n          maximum: 3",
             "\n      - weight:\n          # why\n          maximum: 3"),
            ("[$both, {weight: {type: number}}, site]", "[$both, site]"),
            ("\n      - $both\n      # now\n      - {weight: {type: number}}\n      - site",
             "\n      - $both\n      # now\n      - site"),
        ],
    )  # fmt: skip
    def test_overrides_in_every_style(self, written: str, mended: str) -> None:
        part = """
        fields:
          depot: {{type: string, doc: Where the parcel was sorted.}}
          weight: {{type: number, doc: What the parcel weighs.}}
          site: {{type: string, doc: Where it is.}}
        groups:
          both: [depot, weight]
        signals:
          lost: {{title: Lost, doc: It was lost., examples: [{{}}], optional: [$both, site]}}
          sent:
            title: Sent
            doc: It left.
            examples: [{{}}]
            optional: {}
        """.replace("\n        ", "\n").strip()
        assert fixed(example_spec(part.format(written))) == example_spec(part.format(mended))

    def test_a_section_goes_with_its_last_entry(self) -> None:
        text = example_spec("groups:\n  none: [kind]  # nowhere\n  all:\n    - kind\n")
        assert fixed(f"{text}\n# End.\n") == example_spec("") + "\n# End.\n"

    def test_a_section_goes_with_all_of_its_entries(self) -> None:
        groups = "".join(f"  g{n}: [kind]\n" for n in range(40))
        assert fixed(example_spec(f"groups:\n{groups}")) == example_spec("")

    def test_what_only_the_unused_use_goes_as_well(self) -> None:
        groups = "groups:\n" + "".join(f"  g{n}: [$g{n + 1}]\n" for n in range(5)) + "  g5: [depot]\n"
        fields = "fields:\n  depot: {type: string, doc: Where the parcel was sorted.}\n"
        assert fixed(example_spec(fields + groups)) == example_spec("")

    def test_thousands_at_once(self) -> None:
        fields = "".join(f"  f{n}: {{type: string, doc: F.}}\n" for n in range(2_000))
        assert fixed(example_spec(f"fields:\n{fields}")) == example_spec("")

    def test_entries_in_braces_go_one_by_one(self) -> None:
        pattern = "formats:\n  a: {doc: A., pattern: '{two}', matches: ['2'], rejects: ['1']}\n"
        text = example_spec("patterns: {one: '1', two: '2', three: '3'}\n" + pattern)
        assert fixed(text) == example_spec("patterns: {two: '2'}\n" + pattern)

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends_stay(self, end: str) -> None:
        text = example_spec(SLOPPY).replace("\n", end)
        assert fixed(text) == fixed(example_spec(SLOPPY)).replace("\n", end)


def test_a_fix_that_would_change_the_contract_is_left_out() -> None:
    def find(looked_at: Subject) -> Iterator[LintFinding]:
        for field in mapping(looked_at.document, "fields").entries.values():
            place = mapping(field[1]).entries["type"][1].span
            yield LintFinding("no number", place, "be one", fix=(Edit(place, "number"),))

    def run(looked_at: Subject) -> list[Found]:
        return lint(looked_at, (LintRule("wrong", "To change types.", "", "", find), *RULES))

    text = example_spec(SLOPPY)
    result = fix(subject(text), run)
    assert (result.text, result.count) == (fixed(text), 2)


def test_a_fix_that_breaks_the_spec_is_left_out() -> None:
    def find(looked_at: Subject) -> Iterator[LintFinding]:
        place = looked_at.document.entries["fields"][0].span
        yield LintFinding("no brackets", place, "add some", fix=(Edit(place, "]["),))

    text = example_spec(SLOPPY)
    result = fix(subject(text), lambda s: lint(s, (LintRule("broken", "To break.", "", "", find),)))
    assert (result.text, result.count) == (text, 0)


@settings(max_examples=25 if QUICK else 1_000, suppress_health_check=list(HealthCheck))
@given(documents(), st.booleans())
def test_no_random_spec_means_anything_else_afterwards(document: dict[str, Any], flow: bool) -> None:
    text = as_yaml(document, flow=flow)
    note(text)
    mended = fixed(text)
    assert meaning(mended) == meaning(text)
    assert fixed(mended) == mended


def meaning(text: str) -> str:
    """The resolved model, but for the text behind each `doc`."""
    whole = json.dumps(resolved(load_text(text)))
    return re.sub(r'"doc": "(?:\\.|[^"\\])*"(, )?', "", whole)


class TestWriting:
    def test_mode_mark_and_link_stay(self, tmp_path: Path) -> None:
        real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
        real.write_bytes(b"\xef\xbb\xbfold: \xc3\xa9\r\n")
        real.chmod(0o640)
        link.symlink_to(real)
        write(link, "old: é\r\n", "new: é\r\n")
        assert real.read_bytes() == b"\xef\xbb\xbfnew: \xc3\xa9\r\n"
        assert (link.is_symlink(), stat.S_IMODE(real.stat().st_mode)) == (True, 0o640)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]

    def test_a_file_that_changed_meanwhile_is_left_alone(self, tmp_path: Path) -> None:
        file = tmp_path / "spec.yaml"
        file.write_text("somebody else's")
        with pytest.raises(SpecError, match="changed meanwhile"):
            write(file, "old", "new")
        assert file.read_text() == "somebody else's"

    def test_what_cannot_be_written_stays_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "spec.yaml"
        file.write_text("old")

        def refuse(self: Path, target: Path) -> Path:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", refuse)
        with pytest.raises(SpecError, match="No space left"):
            write(file, "old", "new")
        assert (file.read_text(), len(list(tmp_path.iterdir()))) == ("old", 1)
