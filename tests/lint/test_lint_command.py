"""The command: configuration, rules of one's own, --fix, --diff, formats, exit codes."""

from __future__ import annotations

import json
from importlib.metadata import EntryPoint
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lint_runs import Run
from signalspec.lint import LintRule, plugins
from signalspec.lint.examples import example_spec

OWN = """
import re
from collections.abc import Iterator

from signalspec.lint import LintFinding, LintRule, Subject

SHORT = re.compile("[a-z]{1,4}")


def no_short_names(subject: Subject) -> Iterator[LintFinding]:
    for field in subject.spec.transport.envelope.fields:
        if SHORT.fullmatch(field.name):
            yield LintFinding(f"{field.name!r} is short", field.span, "call it otherwise")
    for record in subject.spec.signals:
        yield LintFinding(f"{record.name} is a signal", record.span, "no help", ((record.span, "there"),))


RULES = [LintRule("no-short-names", "Names are long.", "", "", no_short_names, "error")]
"""


def configure(folder: Path, text: str) -> None:
    (folder / "spec" / "signalspec.yaml").write_text(text)


class TestConfiguration:
    def test_severities_change_what_is_reported_and_how_it_ends(self, folder: Path, run: Run) -> None:
        assert run()[0] == 0
        configure(folder, "lint:\n  rules: {doc-style: error, unused-name: off}\n")
        code, out, _ = run("--format", "json")
        found = json.loads(out)["findings"]
        assert (code, [(f["rule"], f["level"]) for f in found]) == (1, [("doc-style", "error")])

    def test_advice_is_shown_when_asked_for(self, folder: Path, run: Run) -> None:
        configure(folder, "lint:\n  rules: {doc-style: advice, unused-name: off}\n")
        assert run()[:2] == (0, "no findings\n")
        assert "advice[doc-style]" in run("--advice")[1]
        assert run("--fail-on", "advice")[0] == 1

    def test_warnings_fail_when_asked_to(self, folder: Path, run: Run) -> None:
        assert run("--fail-on", "warning")[0] == 1

    def test_mistakes_in_it_are_findings_at_their_lines(self, folder: Path, run: Run) -> None:
        configure(
            folder,
            "lint:\n  rules:\n    doc-style: fatal\n    doc-stile: off\n    unused-name: off\n"
            "  plugins: [gone.py]\n  target: []\n",
        )
        code, out, _ = run("--format", "json")
        found = {(f["rule"], f["line"]): f for f in json.loads(out)["findings"]}
        place = str(Path("spec", "signalspec.yaml"))
        assert {key for key, f in found.items() if f["file"] == place} == {
            ("type", 3), ("unknown-rule", 4), ("plugin", 6), ("unknown-key", 7)
        }  # fmt: skip
        assert found["unknown-rule", 4]["help"] == "did you mean 'doc-style'?"
        assert ("doc-style", 13) in found, "what fits counts, and the spec is judged"
        assert not any(rule == "unused-name" for rule, _ in found)
        assert code == 2

    def test_nothing_is_mended_under_a_configuration_that_is_wrong(self, folder: Path, run: Run) -> None:
        configure(folder, "lint: {rules: {nothing: off}}")
        before = (folder / "spec" / "signals.yaml").read_bytes()
        assert run("--fix")[0] == 1
        assert (folder / "spec" / "signals.yaml").read_bytes() == before

    @pytest.mark.parametrize("text", ["", "# nothing\n", "lint: {}\n", "{}\n"])
    def test_it_may_be_empty(self, folder: Path, run: Run, text: str) -> None:
        configure(folder, text)
        assert run("--fail-on", "warning")[0] == 1

    def test_it_may_stand_elsewhere(self, folder: Path, run: Run) -> None:
        (folder / "other.yaml").write_text("lint: {rules: {doc-style: off, unused-name: off}}")
        assert run("--config", "other.yaml")[:2] == (0, "no findings\n")
        assert run("--config", "absent.yaml")[0] == 2

    def test_targets_are_those_that_are_named(self, folder: Path, run: Run) -> None:
        spec = folder / "spec" / "signals.yaml"
        spec.write_text(
            spec.read_text().replace("depot: {type: string,", "depot: {type: string, max_length: 9,")
        )
        assert "in words only in graphql_inputs\n" in run("--advice")[1]
        configure(folder, "lint: {targets: [jsonschema, quicktype]}")
        assert "looser in" not in run("--advice")[1] and "lost in quicktype\n" in run("--advice")[1]
        configure(folder, "lint: {targets: []}")
        assert "uncarried-limit" not in run("--advice")[1]


class TestRulesOfOnesOwn:
    def test_from_a_file(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "rules.py").write_text(OWN)
        configure(folder, "lint: {plugins: [rules.py], rules: {unused-name: off, doc-style: off}}")
        code, out, _ = run("--format", "json")
        assert (code, [f["rule"] for f in json.loads(out)["findings"]]) == (1, ["no-short-names"])
        assert not list((folder / "spec").glob("__pycache__"))

    def test_they_are_listed_configured_and_accepted_like_others(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "rules.py").write_text(OWN)
        configure(folder, "lint: {plugins: [rules.py], rules: {no-short-names: warning}}")
        assert "| [`no-short-names`](#no-short-names) | warning |" in run("--rules")[1]
        spec = folder / "spec" / "signals.yaml"
        spec.write_text(
            spec.read_text().replace("[depot]}", "[depot]}  # lint: ignore[no-short-names] it is one")
        )
        assert "no-short-names" not in run()[1]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("RULES = 1 / 0", "rules.py cannot be run: ZeroDivisionError: division by zero"),
            ("raise SystemExit(0)", "rules.py cannot be run: SystemExit: 0"),
            ("x = 1", "rules.py has no RULES, a tuple of LintRule"),
            ("RULES = [1]", "rules.py: expected a LintRule, got int"),
            (OWN.replace('"no-short-names"', '"No"'), "expected an id such as no-legacy-names, got 'No'"),
            (OWN.replace('"no-short-names"', '"doc-style"'), "there is a rule 'doc-style' already"),
            (OWN.replace('"error"', '"fatal"'), "expected one of off, advice, warning, error, got 'fatal'"),
        ],
    )
    def test_what_is_wrong_with_a_file_is_a_finding(
        self, folder: Path, run: Run, text: str, message: str
    ) -> None:
        (folder / "spec" / "rules.py").write_text(text)
        configure(folder, "lint: {plugins: [rules.py]}")
        code, out, _ = run()
        assert (code, "error[plugin]" in out, message in out) == (2, True, True), out

    def test_a_rule_that_ends_the_process_is_named(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "rules.py").write_text(
            OWN.replace("    for field in", "    exit(0)\n    for field in")
        )
        configure(folder, "lint: {plugins: [rules.py]}")
        code, out, err = run()
        assert (code, out) == (2, "")
        assert "the lint rule 'no-short-names' failed: SystemExit: 0 (" in err

    def test_a_rule_that_raises_is_named(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "rules.py").write_text(OWN.replace('f"{record.name}', 'f"{record.nam}'))
        configure(folder, "lint: {plugins: [rules.py]}")
        code, out, err = run()
        assert (code, out) == (2, "")
        assert "the lint rule 'no-short-names' failed: AttributeError" in err and "rules.py:" in err

    def test_what_is_no_finding_is_told(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "rules.py").write_text(OWN.replace("yield LintFinding(", "yield ("))
        configure(folder, "lint: {plugins: [rules.py]}")
        code, _, err = run()
        assert code == 2 and "failed: TypeError: expected a LintFinding, got tuple" in err

    def test_from_entry_points(self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        (folder / "acme_lint.py").write_text(OWN)
        monkeypatch.syspath_prepend(folder)
        points = [EntryPoint("acme", "acme_lint:RULES", plugins.GROUP)]
        monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == plugins.GROUP else [])
        assert "no-short-names" in run()[1]
        points[0] = EntryPoint("acme", "acme_lint:ABSENT", plugins.GROUP)
        code, out, err = run()
        assert (code, out) == (2, "") and "the entry point 'acme' (acme_lint:ABSENT) cannot be loaded" in err
        (folder / "acme_exit.py").write_text("raise SystemExit(0)")
        points[0] = EntryPoint("acme", "acme_exit:RULES", plugins.GROUP)
        code, out, err = run()
        assert (code, out) == (2, "") and "cannot be loaded: SystemExit: 0" in err

    def test_the_group_is_the_documented_one(self) -> None:
        assert plugins.GROUP == "signalspec.lint_rules"
        assert plugins.installed_rules() == ()
        assert isinstance(plugins.RULES[0], LintRule)


class TestMending:
    def test_fix_writes_and_says_so(self, folder: Path, run: Run) -> None:
        code, out, err = run("--fix", "--fail-on", "warning")
        assert (code, out) == (0, "no findings\n")
        assert err == f"note: 2 findings mended in {Path('spec', 'signals.yaml')}\n"
        assert "sorted.}  # the last one" in (folder / "spec" / "signals.yaml").read_text()

    def test_diff_writes_nothing(self, folder: Path, run: Run) -> None:
        before = (folder / "spec" / "signals.yaml").read_bytes()
        code, out, _ = run("--diff")
        assert code == 1 and "\n+  depot: {type: string, doc: Where the parcel was sorted.}" in out
        assert (folder / "spec" / "signals.yaml").read_bytes() == before
        run("--fix")
        assert run("--diff")[:2] == (0, "")

    @pytest.mark.parametrize("options", [(), ("--fix",), ("--diff",)])
    def test_a_spec_that_may_not_be_read_is_no_finding(
        self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
    ) -> None:
        def refuse(path: Path, *_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "open", refuse)
        code, out, err = run(*options)
        assert (code, out) == (2, "")
        assert "cannot read this file: Permission denied" in err

    def test_a_spec_that_is_no_text_is_a_finding(self, folder: Path, run: Run) -> None:
        (folder / "spec" / "signals.yaml").write_bytes(b"signalspec: 1 # \xff")
        code, out, _ = run()
        assert code == 1 and "error[not-utf8]" in out

    def test_a_spec_that_does_not_load_is_left_alone(self, folder: Path, run: Run) -> None:
        spec = folder / "spec" / "signals.yaml"
        spec.write_text(spec.read_text() + "nothing: 1\n")
        before = spec.read_bytes()
        code, out, err = run("--fix")
        assert (code, "unknown-key" in out, spec.read_bytes()) == (1, True, before)
        assert "0 findings mended" in err

    def test_the_shipped_spec_is_not_mended_unasked(
        self, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        code, _, err = run("--fix")
        assert code == 2 and "name yours with --spec" in err


class TestFormats:
    def test_github_annotates_the_line(self, folder: Path, run: Run) -> None:
        out = run("--format", "github")[1]
        assert "::warning file=spec/signals.yaml,line=13,endLine=13,col=30," in out
        assert ",title=doc-style::" in out

    def test_sarif_says_what_each_rule_is_for(self, folder: Path, run: Run) -> None:
        (log,) = json.loads(run("--format", "sarif")[1])["runs"]
        described = {rule["id"]: rule["shortDescription"]["text"] for rule in log["tool"]["driver"]["rules"]}
        assert described["unused-name"].startswith("A field of the dictionary, a group or a piece")
        assert {result["ruleId"] for result in log["results"]} == {"doc-style", "unused-name"}

    def test_junit_is_xml(self, folder: Path, run: Run) -> None:
        suites = ElementTree.fromstring(run("--format", "junit")[1])
        assert [case.get("name") for case in suites.iter("testcase")]

    def test_ndjson_has_a_line_a_finding(self, folder: Path, run: Run) -> None:
        rules = [json.loads(line).get("rule") for line in run("--format", "ndjson")[1].splitlines()]
        assert rules[:2] == ["doc-style", "unused-name"]


def test_a_spec_of_another_name_has_the_configuration_of_its_folder(tmp_path: Path, run: Run) -> None:
    (tmp_path / "parcels.yaml").write_text(example_spec("signals:\n  sent: {title: Sent, doc: It left.}\n"))
    assert "missing-example" in run("--spec", str(tmp_path / "parcels.yaml"))[1]
    (tmp_path / "signalspec.yaml").write_text("lint: {rules: {missing-example: off}}")
    assert run("--spec", str(tmp_path / "parcels.yaml"))[:2] == (0, "no findings\n")
