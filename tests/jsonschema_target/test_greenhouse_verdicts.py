"""Rules of every kind, of a spec that has nothing in common with the project's own."""

from __future__ import annotations

from typing import Any

import pytest
from schema_engines import content_schemas, disagreements, envelope_schemas, schemas

CLIMATE = {"kind": "climate", "degrees": 21, "count": 1}
WATERING = {"kind": "watering", "plots": [], "count": 20}
EMAIL = {"kind": "email"}
REPORT = {"sensor": "AB12", "reading": EMAIL}

# (content, changes, verdict)
CONTENTS: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    (CLIMATE, {}, True),
    (EMAIL, {}, True),
    (WATERING, {}, True),
    # bounds
    *((CLIMATE, {"degrees": d, "dry": True, "label": "ab"}, True) for d in (-40, 60.5, 60, -40.0, 0)),
    *((CLIMATE, {"degrees": d, "dry": True, "label": "ab"}, False) for d in (-40.5, 61, True, None)),
    (CLIMATE, {"count": 0}, False),
    (CLIMATE, {"count": 1.0}, True),
    (CLIMATE, {"counts": [2147483647, -2147483648, 1.0]}, True),
    *((CLIMATE, {"counts": [v]}, False) for v in (2147483648, 0.5, None, True, "1")),
    (CLIMATE, {"series": [0, 100, 0.5]}, True),
    *((CLIMATE, {"series": [v]}, False) for v in (-0.5, float("inf"), None, False)),
    (CLIMATE, {"alarms": [True, False]}, True),
    *((CLIMATE, {"alarms": [v]}, False) for v in (1, None, "true")),
    # array lengths, enums with odd values, in arrays as well
    (CLIMATE, {"beds": ["north"]}, True),
    (CLIMATE, {"beds": ["", "true"]}, True),
    *((CLIMATE, {"beds": v}, False) for v in ([], ["", "", ""], ["North"], [None], [True], "north", {})),
    (CLIMATE, {"beds": None}, True),
    (CLIMATE, {"bed": ""}, True),
    (CLIMATE, {"bed": "true"}, True),
    (CLIMATE, {"bed": True}, False),
    (CLIMATE, {"bed": "null"}, False),
    # letter case and characters that mean something in patterns
    *((CLIMATE, {"moods": [m, "WELL"]}, True) for m in ("well", "SO-so (1+1)", "A$b", "a$B")),
    *((CLIMATE, {"moods": [m]}, False) for m in ("well\n", "so-so 11", "so-so (11)", "ab", "a$bc", "", None)),
    # formats
    (EMAIL, {"bedCode": "F0", "codes": ["A0", "B9"]}, True),
    *((EMAIL, {"bedCode": c}, False) for c in ("G0", "A00", "a0", "A0\n", "", 7)),
    *((EMAIL, {"codes": [c]}, False) for c in ("G0", "A0\n", None)),
    (EMAIL, {"note": "a\nb"}, True),
    (EMAIL, {"note": "ab\n"}, True),
    (EMAIL, {"note": "abc\n"}, True),
    *((EMAIL, {"note": n}, False) for n in ("a,b", "a", "abcde", "", "abcd\n", "a,\n")),
    # unknown members
    (EMAIL, {"degrees": 1}, False),
    (EMAIL, {"kind": "Email"}, False),
    # at least one of count, dry, mood; at most one of counts, series
    (CLIMATE, {"count": None}, False),
    (CLIMATE, {"count": None, "dry": None, "mood": None}, False),
    (CLIMATE, {"count": None, "dry": False}, True),
    (CLIMATE, {"count": None, "mood": "Well"}, True),
    (CLIMATE, {"count": None, "mood": 5}, False),
    (CLIMATE, {"counts": [], "series": []}, False),
    (CLIMATE, {"counts": [], "series": None}, True),
    (CLIMATE, {"counts": None, "series": []}, True),
    # hotIsDry
    (CLIMATE, {"degrees": 40}, False),
    (CLIMATE, {"degrees": 40, "dry": None}, False),
    (CLIMATE, {"degrees": 40.0, "dry": False}, True),
    (CLIMATE, {"degrees": 39.9}, True),
    (CLIMATE, {"degrees": "41"}, False),
    # coldIsFew
    (CLIMATE, {"degrees": -1, "count": 10}, True),
    (CLIMATE, {"degrees": -1, "count": 11}, False),
    (CLIMATE, {"degrees": 1, "count": 11, "label": "x"}, True),
    (CLIMATE, {"degrees": -1, "count": None, "dry": True}, True),
    # mild: both conditions, and a consequence on an enum that ignores case
    (CLIMATE, {"degrees": 15, "dry": False, "mood": "A$B", "remark": "AB12"}, False),
    (CLIMATE, {"degrees": 15, "dry": False, "mood": "WELL"}, True),
    (CLIMATE, {"degrees": 15, "dry": False, "mood": None}, True),
    (CLIMATE, {"degrees": 15, "dry": False}, True),
    (CLIMATE, {"degrees": 15, "dry": True, "mood": "A$B", "remark": "AB12"}, True),
    (CLIMATE, {"degrees": 15, "dry": None, "mood": "A$B", "remark": "AB12"}, True),
    (CLIMATE, {"degrees": 20.5, "dry": False, "mood": "A$B", "remark": "AB12"}, True),
    # zero, someDegrees: a number equal to the condition's, however it is written
    *((CLIMATE, {"degrees": z, "label": "ab"}, True) for z in (0, 0.0, -0.0)),
    *((CLIMATE, {"degrees": z, "label": label}, False) for z in (0, -0.0) for label in ("a", None, "abcd")),
    (CLIMATE, {"degrees": 0}, False),
    (CLIMATE, {"degrees": 1.0, "label": "ab"}, False),
    (CLIMATE, {"degrees": 2.5, "label": "ab"}, False),
    (CLIMATE, {"degrees": 2.5, "label": None}, True),
    (CLIMATE, {"degrees": 2, "label": "ab"}, True),
    # wellBeds: limits on an array and its elements
    *((CLIMATE, {"mood": m, "beds": ["north", "north"]}, True) for m in ("well", "WELL", None)),
    *((CLIMATE, {"mood": "Well", "beds": b}, False) for b in (["north"], ["north", ""], [], [None, "north"])),
    (CLIMATE, {"mood": "Well", "beds": None}, True),
    (CLIMATE, {"mood": "Well"}, True),
    (CLIMATE, {"mood": None, "beds": ["south"]}, True),
    # notWell: required, and a format
    (CLIMATE, {"mood": "SO-SO (1+1)"}, False),
    (CLIMATE, {"mood": "SO-SO (1+1)", "remark": None}, False),
    (CLIMATE, {"mood": "SO-SO (1+1)", "remark": "hello"}, False),
    (CLIMATE, {"mood": "SO-SO (1+1)", "remark": "AB$12"}, True),
    (CLIMATE, {"mood": "SO-SO (1+1)", "remark": "AB12\n"}, False),
    (CLIMATE, {"mood": "well", "remark": "hello"}, True),
    # always
    (CLIMATE, {"remark": "1234567"}, False),
    (CLIMATE, {"remark": None}, True),
    # seriesLow
    (CLIMATE, {"series": [101]}, False),
    (CLIMATE, {"series": [1, 2, 3, 4]}, False),
    (CLIMATE, {"series": [1, 2, 3]}, True),
    # bedGiven: a rule that forbids a value
    (CLIMATE, {"bed": "north"}, False),
    (CLIMATE, {"bed": "south"}, True),
    # advice, deprecated members
    (CLIMATE, {"degrees": 7}, True),
    (CLIMATE, {"oldLabel": "quite long"}, True),
    # watering: more rules than one chain takes
    *((WATERING, {"count": n}, n not in (3, 4, 5)) for n in range(1, 16)),
    (WATERING, {"count": 1, "label": "uno"}, True),
    (WATERING, {"count": 1, "label": "two"}, False),
    (WATERING, {"count": 1.0, "label": "two"}, False),
    (WATERING, {"count": 2, "label": "two"}, True),
    (WATERING, {"count": 2, "label": "uno"}, False),
    *((WATERING, {"count": n, "label": "abc"}, True) for n in (3, 4, 6, 7, 8, 11, 12)),
    *((WATERING, {"count": n, "label": "abc"}, False) for n in (9, 10)),
    *((WATERING, {"count": n, "label": ""}, False) for n in (6, 7, 8)),
    (WATERING, {"count": 5, "plot": {"bed": ""}}, True),
    (WATERING, {"count": 5, "plot": {}}, False),
    *((WATERING, {"count": n, "bed": ""}, True) for n in (11, 12)),
    *((WATERING, {"count": n, "bed": "true"}, n == 8) for n in (8, 11, 12, 13)),
    # objects
    (WATERING, {"plots": [{"bed": "north"}, {"bed": "south", "label": None}]}, True),
    (WATERING, {"plots": [{"bed": "north"}] * 3}, False),
    *((WATERING, {"plots": [p]}, False) for p in ({}, {"bed": None}, {"bed": "", "x": 1}, None, [], "north")),
    (WATERING, {"plots": None}, False),
    (WATERING, {"plot": None}, True),
]  # fmt: skip

# (changes, verdict)
REPORTS: list[tuple[dict[str, Any], bool]] = [
    ({}, True),
    *(({"sensor": s}, True) for s in ("AB$12", "ZZ1234")),
    *(({"sensor": s}, False) for s in ("AB1", "AB12345", "ab12", "AB12\n", "AB$$12", None)),
    # at most one of latitude, bed, plot
    ({"site": None}, True),
    ({"site": {}}, True),
    ({"site": {"latitude": 1}}, True),
    ({"site": {"latitude": 1, "bed": None, "plot": None}}, True),
    ({"site": {"latitude": 1, "bed": "north"}}, False),
    ({"site": {"latitude": 1, "plot": {"bed": "north"}}}, False),
    ({"site": {"bed": "south", "plot": {"bed": "north"}}}, False),
    ({"site": {"latitude": None, "bed": "south"}}, True),
    # a rule of the envelope's own
    ({"backup": "AB12"}, False),
    ({"backup": "AB12", "label": None}, False),
    ({"backup": "AB12", "label": ""}, True),
    ({"backup": None}, True),
]


@pytest.mark.parametrize(("base", "changes", "valid"), CONTENTS)
def test_contents(base: dict[str, Any], changes: dict[str, Any], valid: bool) -> None:
    content = {**base, **changes}
    assert not disagreements("greenhouse", content_schemas(base["kind"]), content, valid)
    assert not disagreements(
        "greenhouse", envelope_schemas("greenhouse"), {**REPORT, "reading": content}, valid
    )


@pytest.mark.parametrize(("changes", "valid"), REPORTS)
def test_reports(changes: dict[str, Any], valid: bool) -> None:
    report = {**REPORT, **changes}
    assert not disagreements("greenhouse", envelope_schemas("greenhouse"), report, valid)
    assert not disagreements("greenhouse", ["jsonschema/batch.schema.json"], [report, REPORT], valid)


def test_a_batch_has_this_spec_s_limit() -> None:
    path = ["jsonschema/batch.schema.json"]
    assert not disagreements("greenhouse", path, [REPORT, REPORT], True)
    assert not disagreements("greenhouse", path, [REPORT, REPORT, REPORT], False)


def test_a_spec_without_tiers_has_no_schemas_for_them() -> None:
    assert not [path for path in schemas("greenhouse") if "tiers" in path]
