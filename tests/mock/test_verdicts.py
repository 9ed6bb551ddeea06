"""The verdict in each answer, what either mode does with it, and the ids."""

from __future__ import annotations

from typing import Any

import pytest
from mock_calls import Calls, calls, codes, verdict
from signalspec.mock import Settings, running_mock
from signalspec.model import Spec
from signalspec.validators import load

Signal = dict[str, Any]
FOUND = [
    {"rule": "addToCart.unitPrice.type", "code": "type", "pointer": "/signalContent/unitPrice"},
    {"rule": "addToCart.unknown", "code": "unknown", "pointer": "/signalContent/colour"},
]


def listed(response: Any) -> list[dict[str, Any]]:
    found = verdict(response)["violations"]
    assert all(violation.pop("message").startswith("expected ") for violation in found)
    return list(found)


@pytest.mark.parametrize("inline", [False, True])
def test_strict_refuses_the_whole_batch(strict: Calls, good: Signal, bad: Signal, inline: bool) -> None:
    response = strict.send(good, bad, good, inline=inline)
    assert response.json()["data"] == {"createSignals": None}
    (error,) = response.json()["errors"]
    assert error["extensions"] == {"code": "CONTRACT_VIOLATED"}
    assert error["path"] == ["createSignals"]
    assert "1 of 3" in error["message"] and "addToCart.unitPrice.type" in error["message"]
    said = verdict(response)
    assert (said["mode"], said["accepted"], said["rejected"]) == ("strict", 0, 3)
    assert listed(response) == [{"call": "createSignals", "index": 1, **found} for found in FOUND]
    assert [seen.accepted for seen in strict.mock.all()] == [False, False, False]


@pytest.mark.parametrize("inline", [False, True])
def test_lenient_takes_all_and_says_what_is_wrong(
    lenient: Calls, good: Signal, bad: Signal, inline: bool
) -> None:
    response = lenient.send(good, bad, inline=inline)
    assert "errors" not in response.json()
    assert lenient.result(response) == {"signalIds": ["signal-1", "signal-2"]}
    said = verdict(response)
    assert (said["mode"], said["accepted"], said["rejected"]) == ("lenient", 2, 0)
    assert listed(response) == [{"call": "createSignals", "index": 1, **found} for found in FOUND]


def test_violations_are_those_of_the_validators(lenient: Calls, spec: Spec, bad: Signal) -> None:
    batch = [
        bad,
        {**bad, "identifiableAttributes": {}},
        {**bad, "signalContent": {}},
        {**bad, "signalContent": 5},
    ]
    expected = [
        {"call": "createSignals", "index": int(index), "rule": v.rule, "code": v.code,
         "pointer": f"/{rest}" if rest else "", "message": v.message}
        for v in load(spec).validate_batch(batch)
        for index, _, rest in [v.path.removeprefix("/").partition("/")]
    ]  # fmt: skip
    assert verdict(lenient.send(*batch))["violations"] == expected


def test_no_violation_is_left_out(lenient: Calls, good: Signal) -> None:
    content = {**good["signalContent"], **{f"extra{n}": n for n in range(100)}}
    response = lenient.send(*[{**good, "signalContent": content}] * 500)
    assert len(verdict(response)["violations"]) == 50_000
    assert lenient.mock.counts()["bad"] == 500


@pytest.mark.parametrize("inline", [False, True])
def test_at_most_500_in_a_call_in_either_mode(
    strict: Calls, lenient: Calls, good: Signal, inline: bool
) -> None:
    for call in (strict, lenient):
        assert len(call.result(call.send(*[good] * 500, inline=inline))["signalIds"]) == 500
        response = call.send(*[good] * 501, inline=inline)
        assert (response.json()["data"], codes(response)) == ({"createSignals": None}, ["BATCH_TOO_LARGE"])
        said = verdict(response)
        assert (said["accepted"], said["rejected"]) == (0, 501)
        assert [(v["index"], v["rule"], v["pointer"]) for v in said["violations"]] == [
            (None, "Batch.max_items", "")
        ]


def test_an_empty_batch_is_taken(strict: Calls) -> None:
    response = strict.send()
    assert strict.result(response) == {"signalIds": []}
    assert verdict(response) == {"mode": "strict", "accepted": 0, "rejected": 0, "violations": []}


def test_a_query_without_signals_has_no_verdict(strict: Calls) -> None:
    assert "extensions" not in strict.query("{ __typename }").json()


def test_ids_go_on_counting_and_are_never_given_twice(strict: Calls, good: Signal, bad: Signal) -> None:
    ids = [strict.result(strict.send(good, good))["signalIds"] for _ in range(2)]
    strict.send(bad)
    ids.append(strict.result(strict.send(good))["signalIds"])
    assert ids == [["signal-1", "signal-2"], ["signal-3", "signal-4"], ["signal-5"]]
    assert [seen.id for seen in strict.mock.all()] == [
        "signal-5",
        None,
        "signal-4",
        "signal-3",
        "signal-2",
        "signal-1",
    ]


@pytest.mark.parametrize("inline", [False, True])
def test_several_calls_in_a_document_are_judged_each(
    strict: Calls, good: Signal, bad: Signal, inline: bool
) -> None:
    if inline:
        bodies = [
            strict.inline(batch).strip().removeprefix("mutation {").removesuffix("}")
            for batch in ([good], [bad])
        ]
        document = (
            "mutation {"
            + "".join(f"{alias}: {body.strip()}\n" for alias, body in zip("ab", bodies, strict=True))
            + "}"
        )
        response = strict.query(document)
    else:
        document = (
            "mutation ($a: [SignalInput!]!, $b: [SignalInput!]!) { "
            "a: createSignals(signals: $a) { signalIds } b: createSignals(signals: $b) { signalIds } }"
        )
        response = strict.query(document, {"a": [good], "b": [bad]})
    assert response.json()["data"] == {"a": {"signalIds": ["signal-1"]}, "b": None}
    said = verdict(response)
    assert (said["accepted"], said["rejected"]) == (1, 1)
    assert {violation["call"] for violation in said["violations"]} == {"b"}


def test_the_tier_and_unknown_members_are_as_set(spec: Spec, good: Signal, bad: Signal) -> None:
    with running_mock(spec, Settings(tier="pro", unknown="ignore")) as mock, calls(mock, spec) as call:
        assert codes(call.send(good)) == []
        view = {"signalType": "pageView", **spec.signal("pageView").examples[0].value}
        found = verdict(call.send({**good, "signalContent": view}))["violations"]
        assert [violation["rule"] for violation in found] == ["pageView.subscription"]
        assert [v["rule"] for v in verdict(call.send(bad))["violations"]] == ["addToCart.unitPrice.type"]
        assert mock.overview()["tier"] == "pro"


def test_a_tier_that_the_spec_does_not_have_is_refused_at_once(spec: Spec) -> None:
    with pytest.raises(ValueError, match="no tier 'gold'"), running_mock(spec, Settings(tier="gold")):
        raise AssertionError
