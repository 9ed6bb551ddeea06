"""Waivers: what they cover, until when, and what is wrong with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from signalspec.diagnostics import SpecError
from signalspec.waivers import load_waivers

from tests.compare.conftest import HERE, Edit, Run, git

FILE = str(HERE)
TWICE = "- {rule: field-removed, place: a.b, reason: x, expires: 2027-01-31}"
WAIVERS = HERE.with_name("diff-waivers.yaml")


def waive(rule: str, place: str, expires: str = "2027-01-31", more: str = "") -> None:
    text = WAIVERS.read_text("utf-8") if WAIVERS.exists() else "waivers:\n"
    entry = f"  - {{rule: {rule}, place: {place}, reason: Agreed in May., expires: {expires}{more}}}\n"
    WAIVERS.write_text(text + entry, encoding="utf-8")


def diff(run: Run, *more: str, today: str = "2026-11-25") -> tuple[int, str]:
    done = run("diff", "git:main", FILE, "--today", today, *more)
    return done.code, done.out + done.err


def test_a_waived_change_does_not_fail(run: Run, edit: Edit) -> None:
    edit("max_items: 40", "max_items: 30")
    assert diff(run)[0] == 1
    waive("batch-limit-lowered", "operation.max_items")
    code, out = diff(run)
    assert code == 0
    assert out.startswith("waived[batch-limit-lowered]: operation.max_items is 30, and was 40\n")
    assert "= waived: for senders until 2027-01-31: Agreed in May.\n" in out
    assert "1 breaking senders, 1 waived;" in out


def test_it_counts_until_the_end_of_its_last_day(run: Run, edit: Edit) -> None:
    edit("max_items: 40", "max_items: 30")
    waive("batch-limit-lowered", "operation.max_items")
    assert diff(run, today="2027-01-31")[0] == 0
    code, out = diff(run, today="2027-02-01")
    assert code == 1
    assert (
        "error[expired-waiver]: this waiver of batch-limit-lowered at operation.max_items has expired" in out
    )
    assert "--> spec/diff-waivers.yaml:2:12" in out
    assert out.startswith("breaking[batch-limit-lowered]")


def test_one_that_nothing_needs_is_told(run: Run, edit: Edit) -> None:
    waive("batch-limit-lowered", "operation.max_items")
    code, out = diff(run)
    assert code == 1
    assert (
        "error[unused-waiver]: nothing is waived here: batch-limit-lowered at operation.max_items breaks"
        in out
    )
    assert diff(run, "--changelog")[0] == 1


def test_one_that_check_needs_is_needed(run: Run, edit: Edit) -> None:
    """What has landed on main is no change any more there, but one since the last release."""
    run("release")
    edit("max_items: 40", "max_items: 30")
    waive("batch-limit-lowered", "operation.max_items")
    git("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qam", "Fewer")
    code, out = diff(run)
    assert (code, out) == (0, "no changes\n")
    assert run("check", "--out", "gen", "--target", "rules").out.count("error[version]") == 0
    waive("value-removed", "Weekday.MON")
    code, out = diff(run)
    assert code == 1
    assert "nothing is waived here: value-removed at Weekday.MON" in out
    assert "batch-limit-lowered" not in out


def test_whom_it_concerns(run: Run, edit: Edit) -> None:
    edit("wrapper: notice", "wrapper: note")
    waive("wrapper-changed", "transport.wrapper", more=", for: readers")
    assert diff(run, "--fail-on", "readers")[0] == 0
    assert diff(run, "--fail-on", "senders")[0] == 1
    assert diff(run, "--fail-on", "breaking")[0] == 1
    assert diff(run, "--fail-on", "any")[0] == 1


def test_a_change_of_many_uses(run: Run, edit: Edit) -> None:
    edit("tax:      {type: number, doc", "tax:      {type: number, minimum: 0, doc")
    assert "limit-added]: tax.minimum (2 uses) is new: 0" in diff(run)[1]
    waive("limit-added", "Item.tax.minimum")
    assert diff(run)[0] == 1
    waive("limit-added", "loan.tax.minimum")
    assert diff(run)[0] == 0
    WAIVERS.unlink()
    waive("limit-added", "tax.minimum")
    assert diff(run)[0] == 0


def test_another_file(run: Run, edit: Edit, tmp_path: Path) -> None:
    edit("max_items: 40", "max_items: 30")
    waive("batch-limit-lowered", "operation.max_items")
    WAIVERS.rename("elsewhere.yaml")
    assert diff(run)[0] == 1
    assert diff(run, "--waivers", "elsewhere.yaml")[0] == 0
    assert diff(run, "--waivers", "gone.yaml")[0] == 2


def test_json_says_what_is_waived(run: Run, edit: Edit) -> None:
    edit("max_items: 40", "max_items: 30")
    waive("batch-limit-lowered", "operation.max_items")
    _, out = diff(run, "--format", "json")
    assert '"waived": {' in out
    assert '"expires": "2027-01-31"' in out
    waive("value-removed", "Weekday.MON")
    _, out = diff(run, "--format", "json")
    assert '"code": "unused-waiver"' in out


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("- {rule: field-removd, place: a.b, reason: x, expires: 2027-01-31}", "unknown-rule", "2:10"),
        ("- {rule: field-removed, place: a.b, reason: ' ', expires: 2027-01-31}", "no-reason", "2:45"),
        ("- {rule: field-removed, place: a.b, reason: x, expires: 2027-02-30}", "no-day", "2:57"),
        ("- {rule: field-removed, place: a.b, reason: x, expires: soon}", "type", "2:57"),
        ("- {rule: field-removed, place: a.b, reason: x}", "missing-key", "2:3"),
        (
            "- {rule: field-removed, place: a.b, reason: x, expires: 2027-01-31, until: 1}",
            "unknown-key",
            "2:69",
        ),
        ("- {rule: field-removed, place: a.b, reason: x, expires: 2027-01-31, for: me}", "type", "2:74"),
        ("- 5", "type", "2:3"),
        (f"{TWICE}\n{TWICE}", "duplicate-waiver", "3:10"),
    ],
)
def test_mistakes_are_told_with_their_place(tmp_path: Path, text: str, code: str, place: str) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text(f"waivers:\n{text}\n", encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        load_waivers(file)
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert str(found.span) == f"{file}:{place}"


def test_no_waivers_at_all(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text("waivers: []\n", encoding="utf-8")
    assert load_waivers(file) == ()


def test_what_is_read(tmp_path: Path) -> None:
    file = tmp_path / "waivers.yaml"
    file.write_text(
        "waivers:\n- rule: field-removed\n  place: order.name\n  for: senders\n  reason: Gone in May.\n"
        "  expires: 2027-01-31\n",
        encoding="utf-8",
    )
    (waiver,) = load_waivers(file)
    assert (waiver.rule, waiver.place, waiver.concerns) == ("field-removed", "order.name", ("senders",))
    assert (waiver.reason, waiver.expires) == ("Gone in May.", date(2027, 1, 31))
