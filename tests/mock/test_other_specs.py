"""The mock of a spec that shares no name with the shipped one."""

from __future__ import annotations

import pytest
from mock_calls import calls, codes, verdict
from shop_spec import event, shop
from signalspec.mock import running_mock
from signalspec.mock.selection import named_places


def test_the_whole_way(capfd: pytest.CaptureFixture[str]) -> None:
    spec = shop()
    with running_mock(spec) as mock, calls(mock, spec) as call:
        response = call.send(event(), event(number=2), key=None)
        assert response.json()["data"]["trackEvents"] == {
            "ids": [1, 2], "all": True, "first": "shop_event-1", "how_many": 2, "flags": [True, True],
        }  # fmt: skip
        response = call.send(event(), event(payload={"kind": "closed"}), inline=True, key=None)
        assert response.json()["data"] == {"trackEvents": None}
        assert [(v["index"], v["rule"]) for v in verdict(response)["violations"]] == [
            (1, "closed.tag.required")
        ]
        assert codes(call.send(*[event()] * 4, key=None)) == ["BATCH_TOO_LARGE"]
        mock.fault("partial", accept=1)
        assert call.send(event(), event(), key=None).json()["data"]["trackEvents"] == {
            "ids": [3, None], "all": False, "first": "shop_event-3", "how_many": 1, "flags": [True, None],
        }  # fmt: skip
        assert mock.all(where={"/number": 2})[0].signal["token"] == "***"
        assert mock.overview()["operation"] == {"mutation": "trackEvents", "key_header": None}
        assert mock.overview()["tier"] is None


def test_a_whole_float_is_no_integer_in_a_literal_but_is_in_a_variable() -> None:
    spec = shop()
    with running_mock(spec) as mock, calls(mock, spec) as call:
        assert call.send(event(number=2.0), key=None).json()["data"]["trackEvents"]["how_many"] == 1
        assert codes(call.send(event(number=2.0), inline=True, key=None)) == ["GRAPHQL_VALIDATION_FAILED"]
        for inline in (False, True):
            call.send(event(weight=2), inline=inline, key=None)
            assert mock.all()[0].signal["weight"] == 2


def test_a_mutation_without_a_result_answers_with_a_boolean() -> None:
    spec = shop("{}", key="x-token")
    with running_mock(spec) as mock, calls(mock, spec) as call:
        document = "mutation ($b: [ShopEventInput!]!) { trackEvents(events: $b) }"
        assert call.query(document, {"b": [event()]}).json()["data"] == {"trackEvents": True}
        assert call.query(document, {"b": []}, key=None).status_code == 401


def test_parameters_are_plain_fields_that_are_no_secrets() -> None:
    assert named_places(shop()) == {"number": "/number", "weight": "/weight", "tag": "/customer/tag"}
