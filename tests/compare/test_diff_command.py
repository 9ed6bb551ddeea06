"""`signalspec diff` as people and programs use it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest
from signalspec.compare import compare
from signalspec.load import load_text

from tests.compare.conftest import HERE, LIBRARY, Edit, Run, git, line_of

FILE = str(HERE)


def test_nothing_changed(run: Run, edit: Edit) -> None:
    done = run("diff", "git:main", FILE)
    assert (done.code, done.out, done.err) == (0, "no changes\n", "")


def test_text_shows_both_places_verdicts_and_a_witness(run: Run, edit: Edit) -> None:
    edit("optional: [seats, ", "optional: [")
    done = run("diff", "git:main", FILE)
    assert done.code == 1
    assert done.err == ""
    signal, field = line_of("  closed:"), line_of("    optional: [seats, ")
    assert done.out == (
        f"""\
breaking[field-removed]: closed.seats is gone; it was optional
    --> spec/signals.yaml:{signal}:3
    |
{signal} |   closed:
    |   ^^^^^^
    --> git:main:spec/signals.yaml:{field}:16 (before)
    |
{field} |     optional: [seats, {{moods: {{advice: null}}}}]
    |                ^^^^^
    = senders: breaking for branch, city, and where no tier is named; safe for consortium
      content: {{"event": "closed", "room": "room", "days": ["MON"], "seats": 1}}
      the old spec takes it; the new one: /seats: expected no member "seats" [closed.unknown]
    = readers: safe, decided exactly

1 change, 1 breaking senders; suggested version: 2.3.0 -> 3.0.0 (major), the new spec says 2.3.0
"""
    )


@pytest.mark.parametrize(
    ("old", "new", "failing"),
    [
        ("optional: [seats, ", "optional: [", {"senders", "breaking", "any"}),
        ("optional: [seats, ", "optional: [seats, card, ", {"readers", "breaking", "any"}),
        ("title: Room closed", "title: Closed", {"any"}),
        ("https://test.library", "https://try.library", {"senders", "breaking", "any"}),
    ],
)
def test_what_a_run_fails_on(run: Run, edit: Edit, old: str, new: str, failing: set[str]) -> None:
    edit(old, new)
    codes = {choice: run("diff", "git:main", FILE, "--fail-on", choice).code for choice in
             ("senders", "readers", "breaking", "any")}  # fmt: skip
    assert {choice for choice, code in codes.items() if code} == failing
    assert set(codes.values()) <= {0, 1}
    assert run("diff", "git:main", FILE).code == codes["senders"]


class TestSources:
    def test_a_revision_is_read_as_it_was(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        for old in (
            "git:main",
            "git:HEAD",
            "git:v1.2",
            "git:main:spec/signals.yaml",
            "git:main:./spec/signals.yaml",
        ):
            assert "batch-limit-lowered" in run("diff", old, FILE).out, old
        assert "batch-limit-raised" in run("diff", FILE, "git:main").out
        assert run("diff", "git:main", "git:v1.2").out == "no changes\n"

    def test_the_spec_elsewhere(self, run: Run, edit: Edit) -> None:
        Path("other.yaml").write_text(LIBRARY, encoding="utf-8")
        git("add", ".")
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "Another")
        assert run("diff", "git:main", "other.yaml", "--spec", "other.yaml").out == "no changes\n"
        os.chdir("spec")
        assert run("diff", "git:main:spec/signals.yaml", "signals.yaml").out == "no changes\n"
        assert run("diff", "git:main", "signals.yaml", "--spec", "signals.yaml").out == "no changes\n"

    def test_a_revision_is_of_the_file_that_is_named(
        self, run: Run, edit: Edit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        Path("events").mkdir()
        Path("events", "other.yaml").write_text(LIBRARY.replace("max_items: 40", "max_items: 41"), "utf-8")
        git("add", ".")
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "Another")
        assert run("diff", "git:main", "events/other.yaml").out == "no changes\n"
        assert run("diff", "events/other.yaml", "git:HEAD").out == "no changes\n"
        assert "batch-limit-raised" in run("diff", "git:main", "events/other.yaml", "--spec", FILE).out
        monkeypatch.chdir(tmp_path.parent)
        assert run("diff", "git:main", str(tmp_path / "events" / "other.yaml")).out == "no changes\n"
        assert "there is no " in run("diff", "git:v1.2", str(tmp_path / "events" / "other.yaml")).err

    def test_a_folder_that_is_gone(self, run: Run, edit: Edit) -> None:
        HERE.rename("elsewhere.yaml")
        HERE.parent.rmdir()
        assert run("diff", "git:main", "git:v1.2").out == "no changes\n"

    @pytest.mark.parametrize(
        ("source", "said"),
        [
            ("gone.yaml", "gone.yaml does not exist"),
            ("spec", "spec is a directory"),
            ("git:", "'' is no revision"),
            ("git:nowhere", "no revision 'nowhere'"),
            ("git:--upload-pack=x", "is no revision"),
            ("git:main..HEAD", "is no revision"),
            ("git:main:gone.yaml", "there is no gone.yaml at main"),
            ("git:main:spec", "spec at main is no file"),
            ("git:main:../../etc/passwd", "outside repository"),
            ("release:9.9.9", "There is no release '9.9.9'"),
            ("release:../signals", "There is no release '../signals'"),
        ],
    )
    def test_what_cannot_be_had_is_told(self, run: Run, edit: Edit, source: str, said: str) -> None:
        done = run("diff", source, FILE)
        assert done.code == 2
        assert said in done.err
        assert done.out == ""

    def test_outside_of_a_repository(self, run: Run, edit: Edit, tmp_path: Path) -> None:
        Path(".git").rename(tmp_path / "hidden")
        done = run("diff", "git:main", FILE)
        assert done.code == 2
        assert "this is no git repository" in done.err

    def test_without_git(self, run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        done = run("diff", "git:main", FILE)
        assert done.code == 2
        assert "git is not installed" in done.err

    def test_too_large_a_file_of_a_revision(
        self, run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("signalspec.commands.spec_source.MAX_BYTES", 100)
        done = run("diff", "git:main", FILE)
        assert done.code == 2
        assert "is larger than" in done.err

    def test_a_wrong_spec_is_shown_where_it_is_wrong(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: forty")
        done = run("diff", "git:main", FILE)
        assert done.code == 2
        assert f"--> spec/signals.yaml:{line_of('    max_items')}:16" in done.err

    def test_a_revision_that_is_no_text(self, run: Run, edit: Edit) -> None:
        HERE.write_bytes(b"name: \xff\n")
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "Broken")
        HERE.write_text(LIBRARY, encoding="utf-8")
        done = run("diff", "git:HEAD", FILE)
        assert done.code == 2
        assert "byte 6 (0xff) is not UTF-8" in done.err


class TestFormats:
    def test_json(self, run: Run, edit: Edit) -> None:
        edit("tiers: [branch, city]", "tiers: [branch]")
        done = run("diff", "git:main", FILE, "--format", "json")
        whole = json.loads(done.out)
        assert done.code == 1
        assert whole["format"] == 1
        assert whole["fails"] is True
        assert (whole["bump"], whole["suggested_version"]) == ("major", "3.0.0")
        assert whole["old"]["file"] == "git:main:spec/signals.yaml"
        assert whole["old"]["digest"] != whole["new"]["digest"]
        (change,) = whole["changes"]
        assert (change["rule"], change["place"], change["uses"]) == (
            "signal-tier-removed",
            "closed.city",
            ["closed.city"],
        )
        place = {"file": FILE, "line": line_of("    tiers: [branch, city]"), "column": 12}
        assert change["new"] == place
        assert change["readers"]["verdict"] == "safe"
        assert change["senders"]["untiered"] == {"verdict": "safe", "reason": "decided exactly"}
        assert change["senders"]["tiers"]["city"]["witness"] == {
            "kind": "content",
            "payload": {"event": "closed", "room": "room", "days": ["MON"]},
            "tier": "city",
            "refused": {
                "rule": "closed.membership",
                "path": "/event",
                "message": "expected a membership that includes closed (branch), got city",
            },
        }

    def test_ndjson_is_the_same_in_lines(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        whole = json.loads(run("diff", "git:main", FILE, "--format", "json").out)
        *changes, summary = map(
            json.loads, run("diff", "git:main", FILE, "--format", "ndjson").out.splitlines()
        )
        assert {**summary, "changes": changes} == whole

    def test_github(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        out = run("diff", "git:main", FILE, "--format", "github", "--quiet").out
        line = line_of("    max_items")
        assert out.startswith(
            f"::error file=spec/signals.yaml,line={line},endLine={line},col=16,endColumn=18,"
            "title=batch-limit-lowered::operation.max_items is 30, and was 40%0A"
            "senders: breaking%0A  batch: 31 times {"
        )

    def test_a_link_leads_to_the_file_of_a_revision(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "Fewer")
        assert (
            "::error file=spec/signals.yaml," in run("diff", "git:v1.2", "git:main", "--format", "github").out
        )
        (one,) = json.loads(run("diff", "git:v1.2", "git:main", "--format", "sarif").out)["runs"]
        (place,) = one["results"][0]["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == "spec/signals.yaml"

    def test_sarif(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        (one,) = json.loads(run("diff", "git:main", FILE, "--format", "sarif").out)["runs"]
        (result,) = one["results"]
        assert result["level"] == "error"
        assert result["ruleId"] == "batch-limit-lowered"
        assert "31 times" in result["message"]["text"]
        assert result["relatedLocations"][0]["message"]["text"] == "before"
        assert (
            one["tool"]["driver"]["rules"][0]["shortDescription"]["text"]
            == "Fewer envelopes fit into one call."
        )

    def test_junit(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        edit("MON: Monday, ", "")
        root = ElementTree.fromstring(run("diff", "git:main", FILE, "--format", "junit").out)
        names = [case.get("name") for case in root.iter("testcase")]
        assert "batch-limit-lowered at operation.max_items" in names
        assert "value-removed at Weekday.MON" in names
        assert root.get("failures") == "2"

    def test_a_change_that_does_not_fail_is_no_error(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 50")
        done = run("diff", "git:main", FILE, "--format", "github")
        assert done.code == 0
        assert done.out.startswith("::warning ")


class TestChangelog:
    def test_what_breaks_comes_first(self, run: Run, edit: Edit) -> None:
        edit("optional: [seats, ", "optional: [")
        edit("WED: Wednesday", "WED: Wednesday, SAT: Saturday")
        edit("title: Room closed", "title: Closed")
        done = run("diff", "git:main", FILE, "--changelog")
        assert done.out == (
            "## 3.0.0\n\n### Breaking for senders\n\n- `closed.seats` is gone; it was optional.\n"
            "\n### New to readers\n\n- `Weekday.SAT` is new.\n"
            "\n### Other changes\n\n- `closed` has another title.\n"
        )

    def test_the_version_of_the_new_spec_where_it_has_its_own(self, run: Run, edit: Edit) -> None:
        edit("version: 2.3.0", "version: 4.0.0")
        assert run("diff", "git:main", FILE, "--changelog").out == "## 4.0.0\n\nNothing has changed.\n"

    def test_is_markdown_and_nothing_else(self, run: Run, edit: Edit) -> None:
        done = run("diff", "git:main", FILE, "--changelog", "--format", "json")
        assert done.code == 2
        assert "leave --format out" in done.err

    def test_odd_names_stay_text(self, run: Run, edit: Edit) -> None:
        edit('      "": Did not say.', '      "``` # <b>": Odd.\n      "": Did not say.')
        assert "- ````Mood.``` # <b>```` is new." in run("diff", "git:main", FILE, "--changelog").out


def test_a_secret_of_the_spec_is_no_witness() -> None:
    """Values are made up from names and limits; no example of a secret field is shown."""
    new = LIBRARY.replace("min_length: 8, max_length: 64", "min_length: 8, max_length: 60")
    comparison = compare(load_text(LIBRARY), load_text(new))
    (change,) = comparison.changes
    assert "not-a-real-key" not in str(change)


def test_odd_texts_do_not_act_on_a_terminal(run: Run, edit: Edit) -> None:
    edit('      "": Did not say.', '      "\\e[31mred\\u202e": Odd.\n      "": Did not say.')
    done = run("diff", "git:main", FILE, "--fail-on", "readers")
    assert done.code == 1
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out
    assert r"\x1b[31mred\u202e" in done.out
