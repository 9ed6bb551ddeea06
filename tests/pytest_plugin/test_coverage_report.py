"""The figures, the table and the document that are made of what was seen."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from signalspec.load import load_file
from signalspec.model import Spec
from signalspec.rules import rules
from signalspec.testing.coverage.demands import demands
from signalspec.testing.coverage.document import document, write
from signalspec.testing.coverage.figures import PARTS, Coverage, Share, floored, percentage
from signalspec.testing.coverage.seen import Seen
from signalspec.testing.coverage.table import lines

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def library() -> Spec:
    return load_file(REPO / "tests/cases/library/spec.yaml")


def everything(spec: Spec) -> Seen:
    """As if all there is had been seen."""
    seen = Seen()
    for owner in Coverage.of(spec, seen).owners:
        seen.valid[owner.name] = seen.invalid[owner.name] = 1
        for field in owner.fields:
            seen.present.add(f"{owner.name}.{field.name}")
            seen.values |= {(f"{owner.name}.{field.name}", value) for value, _ in owner.values(field)}
    seen.kept.update(rule.id for rule in rules(spec) if rule.level == "error")
    seen.broken |= seen.kept
    return seen


class TestFigures:
    @pytest.mark.parametrize("file", ["spec/signals.yaml", "tests/cases/library/spec.yaml"])
    def test_from_nothing_to_everything(self, file: str) -> None:
        spec = load_file(REPO / file)
        none, all = Coverage.of(spec, Seen()), Coverage.of(spec, everything(spec))
        assert none.percent == 0
        assert all.percent == 100
        assert [share.covered for share in none.shares.values()] == [0] * len(PARTS)
        for owner in all.owners:
            assert percentage(owner.shares) == 100
            assert list(owner.missing()) == []
        errors = {rule.id for rule in rules(spec) if rule.level == "error"}
        assert all.shares["kept"] == all.shares["broken"] == Share(len(errors), len(errors))
        fields = sum(len(record.fields) for record in spec.records)
        assert all.shares["fields"] == Share(fields, fields)
        assert all.shares["verdicts"] == Share(2 * len(spec.records), 2 * len(spec.records))

    def test_the_mean_of_the_parts(self) -> None:
        shares: Any = {
            "fields": Share(1, 2),
            "values": Share(0, 200),
            "kept": Share(0, 0),
            "broken": Share(3, 3),
        }
        assert percentage(shares) == Fraction(50)
        assert percentage({}) == 100

    def test_only_all_of_it_is_a_hundred(self) -> None:
        assert floored(Fraction(99999, 1000)) == 99.9
        assert floored(Fraction(100)) == 100.0

    def test_what_cannot_be_sent_is_left_out(self) -> None:
        nasty = load_file(REPO / "tests/cases/nasty/spec.yaml")
        names = {owner.name for owner in Coverage.of(nasty, Seen()).owners}
        assert "Findings" not in names and "Findings" in {record.name for record in nasty.records}

    def test_secrets_have_no_values(self) -> None:
        nasty = load_file(REPO / "tests/cases/nasty/spec.yaml")
        owners = Coverage.of(nasty, Seen()).owners
        secrets = [(owner, field) for owner in owners for field in owner.fields if field.secret]
        assert secrets
        assert all(list(owner.values(field)) == [] for owner, field in secrets)

    def test_demands_are_exact(self, library: Spec) -> None:
        seen = everything(library)
        seen.present.pop()
        coverage = Coverage.of(library, seen)
        share = coverage.shares["fields"]
        exact = Fraction(100 * share.covered, share.all)
        assert demands(f"fields={exact}")[0].unmet(coverage) is None
        assert demands("99.9999")[0].unmet(coverage) is not None
        reason = demands("fields=100")[0].unmet(coverage)
        assert reason == f"signal coverage of fields is {floored(exact):.1f}%, less than 100%"


class TestTable:
    def test_columns_line_up(self, library: Spec) -> None:
        shown = lines(Coverage.of(library, everything(library)), 100)
        head, rule, *rows, last_rule, total = shown
        assert head.split() == [
            "Name",
            "Valid",
            "Invalid",
            "Fields",
            "Values",
            "Kept",
            "Broken",
            "Cover",
            "Missing",
        ]
        assert rule == last_rule == "-" * len(head)
        end = head.index("Cover") + len("Cover")
        assert {len(row) for row in rows} == {end}
        assert all(row.endswith(" 100.0%") for row in (*rows, total))
        assert total.startswith("TOTAL")

    def test_what_is_missing_fits_or_is_shown_whole(self, spec: Spec) -> None:
        seen = everything(spec)
        seen.present -= {"order.orderTax", "order.orderValue", "order.orderDiscount", "order.orderSubtotal"}
        seen.kept.discard("order.orderTax.type")
        seen.kept.discard("order.name.max_length")
        seen.broken = seen.broken - {"order.unknown"}
        seen.values -= {("order.currency", value) for value in ("EUR", "USD", "GBP", "CHF")}
        seen.values.discard(("order.effect", "negative"))
        seen.invalid["order"] = 0
        coverage = Coverage.of(spec, seen)
        (whole,) = [line for line in lines(coverage, None) if line.startswith("order ")]
        missing = (
            "invalid, orderDiscount, orderSubtotal, orderTax, orderValue, effect=negative, "
            "4 values of currency, name.max_length kept, unknown broken"
        )
        assert set(whole.partition("%  ")[2].split(", ")) == set(missing.split(", "))
        for width in (20, 120, 130, 140):
            (cut,) = [line for line in lines(coverage, width) if line.startswith("order ")]
            shown = cut.partition("%  ")[2]
            assert len(cut) <= max(width, len(cut) - len(shown) + 30)
            names = shown.split(", ")
            assert names[-1] == f"+{9 - len(names) + 1}"

    def test_names_are_safe_to_show(self, spec: Spec) -> None:
        nasty = load_file(REPO / "tests/cases/nasty/spec.yaml")
        for line in lines(Coverage.of(nasty, Seen(kept={rules(nasty)[0].id})), None):
            assert line.isprintable()


class TestDocument:
    def test_its_shape(self, spec: Spec, tmp_path: Path) -> None:
        seen = Seen(null={"order.effect"}, values={("order.effect", "positive")}, present={"order.effect"})
        found: Any = document(Coverage.of(spec, seen))
        assert list(found) == ["format", "signalspec", "spec", "percent", "parts", "owners"]
        assert found["format"] == 1
        assert list(found["parts"]) == list(PARTS)
        (order,) = [owner for owner in found["owners"] if owner["name"] == "order"]
        assert list(order) == ["name", "kind", "percent", "parts", "valid", "invalid", "fields", "rules"]
        fields = {field["name"]: field for field in order["fields"]}
        assert fields["effect"] == {
            "name": "effect", "present": True, "null": True,
            "values": {"seen": ["positive"], "missing": ["negative"]},
        }  # fmt: skip
        assert fields["orderId"] == {"name": "orderId", "present": False}
        assert order["rules"][0] == {
            "id": "order.currency.required", "level": "error", "kept": False, "broken": False,
        }  # fmt: skip
        assert {owner["kind"] for owner in found["owners"]} == {
            "signal", "object", "envelope", "content", "batch", "text",
        }  # fmt: skip
        ids = [rule["id"] for owner in found["owners"] for rule in owner["rules"]]
        assert sorted(ids) == sorted(rule.id for rule in rules(spec))

    def test_it_is_written_whole_or_not_at_all(self, library: Spec, tmp_path: Path) -> None:
        file = tmp_path / "a" / "b" / "coverage.json"
        write(Coverage.of(library, Seen()), file)
        before = file.read_bytes()
        write(Coverage.of(library, Seen()), file)
        assert file.read_bytes() == before
        assert [path.name for path in file.parent.iterdir()] == ["coverage.json"]
        with pytest.raises(OSError):
            write(Coverage.of(library, Seen()), file / "below")
