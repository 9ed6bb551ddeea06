"""Recording releases, reading them back, and what `generate` and `check` make of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from signalspec.compare import compare
from signalspec.diagnostics import SpecError
from signalspec.load import load_file, load_text
from signalspec.model import Spec
from signalspec.releases import base, load_release, releases
from signalspec.releases.text import release_text
from signalspec.resolved import digest
from signalspec.versions import Version

from tests.compare.conftest import HERE, LIBRARY, Edit, Run, line_of
from tests.strategies.specs import Writer, as_flow

FILE = str(HERE)
QUICK = settings.get_current_profile_name() == "ci"
RELEASED = HERE.parent / "releases"


class TestText:
    @settings(max_examples=12 if QUICK else 1_000, deadline=None)
    @given(st.integers(0, 2**32 - 1))
    def test_the_loader_reads_the_same_model_back(self, seed: int) -> None:
        self.check(load_text(as_flow(Writer(random.Random(seed)).document())))

    @pytest.mark.parametrize("name", ["library", "nasty", "minimal"])
    def test_specs_with_every_feature_come_back(self, name: str) -> None:
        self.check(load_file(Path(__file__).parents[1] / "cases" / name / "spec.yaml"))

    def test_the_shipped_spec_comes_back(self, spec: Spec) -> None:
        self.check(spec)
        assert len(release_text(spec)) < 45_000

    @staticmethod
    def check(spec: Spec) -> None:
        text = release_text(spec)
        again = load_text(text)
        assert digest(again) == digest(spec)
        assert compare(spec, again).changes == ()
        assert release_text(again) == text

    def test_one_changed_fact_is_a_small_difference(self) -> None:
        old = release_text(load_text(LIBRARY)).splitlines()
        new = release_text(load_text(LIBRARY.replace("max_items: 40", "max_items: 41"))).splitlines()
        assert len([1 for one, other in zip(old, new, strict=True) if one != other]) == 2  # with the digest


class TestCommand:
    def test_records_once(self, run: Run, edit: Edit) -> None:
        done = run("release")
        assert done.out == "library-events 2.3.0: recorded in spec/releases/2.3.0.yaml, the first release\n"
        before = (RELEASED / "2.3.0.yaml").read_bytes()
        done = run("release")
        assert (done.code, done.out) == (0, "")
        assert "recorded already" in done.err
        assert [path.name for path in RELEASED.iterdir()] == ["2.3.0.yaml"]
        assert (RELEASED / "2.3.0.yaml").read_bytes() == before

    def test_a_release_does_not_change(self, run: Run, edit: Edit) -> None:
        run("release")
        before = (RELEASED / "2.3.0.yaml").read_bytes()
        edit("title: Room closed", "title: Closed")
        done = run("release")
        assert done.code == 1
        assert "error[version]: 2.3.0 is released already, and the spec has changed since" in done.out
        assert (RELEASED / "2.3.0.yaml").read_bytes() == before
        edit("version: 2.3.0", "version: 2.3.1")
        assert run("release").out.endswith("recorded in spec/releases/2.3.1.yaml, after 2.3.0\n")

    def test_the_version_must_say_what_breaks(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        edit("version: 2.3.0", "version: 2.4.0")
        done = run("release")
        assert done.code == 1
        assert "1 change since 2.3.0 breaks somebody, and the version is 2.4.0" in done.out
        assert "= help: write 3.0.0" in done.out
        edit("version: 2.4.0", "version: 3.0.0")
        assert run("release").code == 0

    def test_a_wrong_example_is_not_released(self, run: Run, edit: Edit) -> None:
        edit("examples: [{room: Ost, days: [MON]}]", "examples: [{room: Ost, days: [SUN]}]")
        assert run("release").code == 2
        assert not RELEASED.exists()

    def test_what_stands_in_the_way_stays(self, run: Run, edit: Edit) -> None:
        RELEASED.mkdir()
        (RELEASED / "2.3.0.yaml").write_text("mine", encoding="utf-8")
        done = run("release")
        assert done.code == 2
        assert "spec/releases/2.3.0.yaml:1:1" in done.err
        assert "this is no recorded release" in done.err
        assert (RELEASED / "2.3.0.yaml").read_text("utf-8") == "mine"

    def test_a_folder_that_cannot_be_written(self, run: Run, edit: Edit) -> None:
        RELEASED.write_text("a file", encoding="utf-8")
        done = run("release")
        assert done.code == 2
        assert "cannot write spec/releases/2.3.0.yaml" in done.err

    def test_diff_compares_with_it(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        assert "--> spec/releases/2.3.0.yaml:" in run("diff", "release:2.3.0", FILE).out
        done = run("diff", "release:2.3.1", FILE)
        assert done.code == 2
        assert "did you mean '2.3.0'?" in done.err

    def test_an_edited_release_is_told(self, run: Run, edit: Edit) -> None:
        run("release")
        path = RELEASED / "2.3.0.yaml"
        path.write_text(path.read_text("utf-8").replace("max_items: 40", "max_items: 41"), encoding="utf-8")
        done = run("diff", "release:2.3.0", FILE)
        assert done.code == 2
        assert "this release is not what was recorded" in done.err
        edit("max_items: 40", "max_items: 39")
        assert (
            "this release is not what was recorded"
            in run("generate", "--out", "gen", "--target", "rules").err
        )
        done = run("check", "--out", "gen", "--target", "rules")
        assert done.code == 1
        assert "error[release]: this release is not what was recorded" in done.out


class TestGenerateAndCheck:
    ARGS = ("--out", "gen", "--target", "rules")

    def both(self, run: Run) -> tuple[str, int, str]:
        warned = run("generate", *self.ARGS)
        assert warned.code == 0
        checked = run("check", *self.ARGS)
        return warned.err, checked.code, checked.out

    def test_are_silent_without_a_release(self, run: Run, edit: Edit) -> None:
        edit("max_items: 40", "max_items: 30")
        assert self.both(run) == ("", 0, "no findings\n")

    def test_say_how_many_changes_they_do_not_show(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        edit("integer, minimum: 1, maximum: 12", "integer, minimum: 2, maximum: 11")
        assert "spec/signals.yaml` shows it\n" in self.both(run)[2]
        edit("one_of: [book, map]", "one_of: [book]")
        edit("    decimal: true\n    minimum: 0\n", "    decimal: true\n    minimum: 1\n")
        _, _, checked = self.both(run)
        count = int(checked.partition(" changes since 2.3.0 break somebody")[0].rpartition(" ")[2])
        assert count > 3
        assert f"spec/signals.yaml` shows these and {count - 3} more\n" in checked

    def test_are_silent_where_nothing_breaks(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("title: Room closed", "title: Closed")
        assert self.both(run) == ("", 0, "no findings\n")

    def test_tell_what_breaks_senders(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        warned, code, checked = self.both(run)
        assert warned.startswith("warning: spec/signals.yaml:5:10: 1 change since 2.3.0 breaks somebody")
        assert code == 1
        assert "error[version]: 1 change since 2.3.0 breaks somebody, and the version is 2.3.0" in checked
        place = f"spec/signals.yaml:{line_of('    max_items')}:16"
        assert f"{place}: batch-limit-lowered: operation.max_items is 30, and was 40" in checked
        edit("version: 2.3.0", "version: 2.4.0")
        assert self.both(run)[1] == 1
        edit("version: 2.4.0", "version: 3.0.0")
        assert self.both(run) == ("", 0, "no findings\n")

    def test_tell_what_surprises_readers(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 50")
        assert self.both(run)[1] == 1
        edit("version: 2.3.0", "version: 2.4.0-rc.1")
        assert self.both(run) == ("", 0, "no findings\n")

    def test_mind_waivers(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        waiver = "rule: batch-limit-lowered, place: operation.max_items, reason: x, expires: 9999-12-31"
        HERE.with_name("diff-waivers.yaml").write_text(f"waivers: [{{{waiver}}}]", encoding="utf-8")
        assert self.both(run) == ("", 0, "no findings\n")

    @pytest.mark.parametrize("damage", ["", "mine", "<<<<<<< HEAD\n{}"])
    def test_do_not_pass_over_a_damaged_release(self, run: Run, edit: Edit, damage: str) -> None:
        run("release")
        path = RELEASED / "2.3.0.yaml"
        path.write_text(damage.format(path.read_text("utf-8")), encoding="utf-8")
        edit("max_items: 40", "max_items: 30")
        warned, code, checked = self.both(run)
        assert "spec/releases/2.3.0.yaml:1:1: this is no recorded release" in warned
        assert code == 1
        assert "error[release]: this is no recorded release" in checked
        edit("version: 2.3.0", "version: 2.3.1")
        done = run("release")
        assert (done.code, [file.name for file in RELEASED.iterdir()]) == (2, ["2.3.0.yaml"])
        assert "restore it, as from git" in done.err

    def test_do_not_pass_over_what_they_may_not_read(
        self, run: Run, edit: Edit, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        run("release")
        edit("max_items: 40", "max_items: 30")
        refused = PermissionError(13, "Permission denied")
        listed = Path.iterdir

        def iterdir(folder: Path) -> Iterator[Path]:
            if folder.name == "releases":
                raise refused
            return listed(folder)

        monkeypatch.setattr(Path, "iterdir", iterdir)
        warned, code, checked = self.both(run)
        assert "spec/releases:1:1: cannot read the releases: Permission denied" in warned
        assert (code, "cannot read the releases" in checked) == (1, True)
        assert run("release").code == 2

    def test_other_specs_releases_do_not_count(self, run: Run, edit: Edit) -> None:
        run("release")
        edit("name: library-events", "name: other-events")
        edit("max_items: 40", "max_items: 30")
        assert self.both(run) == ("", 0, "no findings\n")


class TestStore:
    def test_the_release_that_a_version_follows(self, tmp_path: Path) -> None:
        file = tmp_path / "spec.yaml"
        folder = tmp_path / "releases"
        folder.mkdir()
        for version in ("1.0.0", "1.10.0", "1.9.0", "2.0.0-rc.1"):
            spec = load_text(LIBRARY.replace("version: 2.3.0", f"version: {version}"))
            (folder / f"{version}.yaml").write_text(release_text(spec), encoding="utf-8")
        (folder / "notes.yaml").write_text("hello", encoding="utf-8")
        known = releases(file, "library-events")
        assert [str(each.version) for each in known] == ["1.0.0", "1.9.0", "1.10.0", "2.0.0-rc.1"]
        found = {v: base(known, v) for v in ("0.9.0", "1.0.0", "1.9.5", "2.0.0", "1.11.0-a")}
        assert {v: each.head.version for v, each in found.items() if each} == {
            "0.9.0": "1.0.0",
            "1.0.0": "1.0.0",
            "1.9.5": "1.9.0",
            "2.0.0": "2.0.0-rc.1",
            "1.11.0-a": "1.10.0",
        }
        assert base([], "1.0.0") is None

    def test_what_is_no_release_is_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "1.0.0.yaml"
        path.write_text(LIBRARY, encoding="utf-8")
        with pytest.raises(SpecError, match="no recorded release"):
            load_release(path)


class TestVersions:
    def test_their_order(self) -> None:
        ordered = [
            "0.0.9",
            "1.0.0-1",
            "1.0.0-2",
            "1.0.0-10",
            "1.0.0-alpha",
            "1.0.0-alpha.1",
            "1.0.0",
            "1.0.1",
            "1.10.0",
        ]
        assert sorted(ordered, key=Version.of) == ordered
        assert [str(Version.of(version)) for version in ordered] == ordered

    @pytest.mark.parametrize(
        ("before", "bump", "after"),
        [
            ("1.2.3", "major", "2.0.0"),
            ("1.2.3", "minor", "1.3.0"),
            ("1.2.3", "patch", "1.2.4"),
            ("0.2.3", "major", "0.3.0"),
            ("0.2.3", "minor", "0.2.4"),
            ("2.0.0-rc.1", "major", "2.0.0"),
        ],
    )
    def test_what_follows(self, before: str, bump: str, after: str) -> None:
        assert str(Version.of(before).after(bump)) == after
        assert Version.of(after).says(bump, Version.of(before))
        assert not Version.of(before).says("patch", Version.of(before)) or "-" in before
