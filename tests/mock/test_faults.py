"""Scripted faults, as a client on a real connection sees them."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest
from mock_calls import GRAPHQL, Calls, codes
from signalspec.mock import MockClient, MockError

Signal = dict[str, Any]


def statuses(call: Calls, signal: Signal, count: int) -> list[int]:
    return [call.send(signal).status_code for _ in range(count)]


def test_the_next_requests_get_a_status(strict: Calls, good: Signal) -> None:
    strict.mock.fault("status", status=503, times=2)
    assert statuses(strict, good, 4) == [503, 503, 200, 200]
    assert strict.mock.counts()["signals"] == 2
    assert [request["fault"] for request in strict.mock.requests()] == [None, None, "status", "status"]
    assert strict.mock.faults() == []


def test_429_says_when_to_come_back(strict: Calls, good: Signal) -> None:
    strict.mock.fault("status", status=429)
    strict.mock.fault("status", status=429, retry_after=7)
    strict.mock.fault("status", status=500)
    found = [strict.send(good, accept=GRAPHQL) for _ in range(3)]
    assert [response.status_code for response in found] == [429, 429, 500]
    assert [response.headers.get("retry-after") for response in found] == ["1", "7", None]
    assert found[0].headers["content-type"].startswith(GRAPHQL)
    assert codes(found[0]) == ["SCRIPTED_FAULT"]


def test_a_body_of_one_s_own(strict: Calls, good: Signal) -> None:
    strict.mock.fault("status", status=502, body="<html><script>alert(1)</script>")
    response = strict.send(good)
    assert (response.status_code, response.text) == (502, "<html><script>alert(1)</script>")
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_request_may_be_processed_before_it_goes_wrong(strict: Calls, good: Signal) -> None:
    strict.mock.fault("status", status=504, processed=True)
    strict.mock.fault("reset", processed=True)
    assert strict.send(good).status_code == 504
    with pytest.raises(httpx.TransportError):
        strict.send(good)
    assert strict.mock.counts()["accepted"] == 2


def test_latency(strict: Calls, good: Signal) -> None:
    strict.mock.fault("delay", delay=0.3)
    strict.mock.fault("status", status=500, delay=0.2)
    started = time.perf_counter()
    assert statuses(strict, good, 2) == [200, 500]
    assert time.perf_counter() - started >= 0.5
    strict.mock.fault("delay", delay=5)
    with httpx.Client(trust_env=False, timeout=0.2) as impatient, pytest.raises(httpx.ReadTimeout):
        impatient.post(strict.mock.url, json={}, headers={"x-api-key": "k"})


def test_a_connection_is_reset(strict: Calls, good: Signal) -> None:
    strict.mock.fault("reset", times=2)
    for _ in range(2):
        with pytest.raises(httpx.ReadError, match=r"reset|104"):
            strict.send(good)
    assert strict.send(good).status_code == 200
    assert strict.mock.counts() == {
        "requests": 3, "signals": 1, "good": 1, "bad": 0, "accepted": 1, "kept": 1,
    }  # fmt: skip
    assert [request["status"] for request in strict.mock.requests()] == [200, None, None]


@pytest.mark.parametrize("keep", [None, 0, 10, 1_000_000])
def test_an_answer_is_cut_off(strict: Calls, good: Signal, keep: int | None) -> None:
    strict.mock.fault("truncate", keep=keep)
    with pytest.raises(httpx.RemoteProtocolError, match="without sending complete message body"):
        strict.send(good)
    assert strict.send(good).status_code == 200
    assert strict.mock.counts()["accepted"] == 2


@pytest.mark.parametrize("inline", [False, True])
def test_a_batch_is_taken_in_part(strict: Calls, good: Signal, inline: bool) -> None:
    strict.mock.fault("partial", reject=[0, 2])
    response = strict.send(good, good, good, good, inline=inline)
    assert strict.result(response) == {"signalIds": [None, "signal-1", None, "signal-2"]}
    assert codes(response) == ["SIGNAL_NOT_TAKEN"] * 2
    paths = [error["path"] for error in response.json()["errors"]]
    assert paths == [["createSignals", "signalIds", 0], ["createSignals", "signalIds", 2]]
    said = response.json()["extensions"]["signalspec"]
    assert (said["accepted"], said["rejected"], said["violations"]) == (2, 2, [])
    assert [seen.accepted for seen in strict.mock.all()] == [True, False, True, False]


def test_only_the_first_of_a_batch_are_taken(strict: Calls, good: Signal) -> None:
    strict.mock.fault("partial", accept=1, times=2)
    assert strict.result(strict.send(good, good)) == {"signalIds": ["signal-1", None]}
    assert strict.result(strict.send(good)) == {"signalIds": ["signal-2"]}


def test_chance_is_the_same_for_the_same_seed(strict: Calls, good: Signal) -> None:
    runs = []
    for seed in (7, 7, 8):
        strict.mock.clear_faults()
        strict.mock.fault("status", status=500, probability=0.4, seed=seed)
        runs.append(statuses(strict, good, 40))
    assert runs[0] == runs[1] != runs[2]
    assert 5 < runs[0].count(500) < 30
    (fault,) = strict.mock.faults()
    assert (fault["left"], fault["met"]) == (None, runs[2].count(500))
    strict.mock.clear_faults()
    strict.mock.fault("status", probability=1, times=2)
    strict.mock.fault("status", probability=0)
    assert statuses(strict, good, 3) == [503, 503, 200]


def test_faults_are_met_in_order_and_one_at_a_time(strict: Calls, good: Signal) -> None:
    first = strict.mock.fault("status", status=500)
    second = strict.mock.fault("status", status=501)
    strict.mock.fault("status", status=502)
    assert second == first + 1
    response = httpx.delete(
        f"{strict.mock.base_url}/faults/{second}", headers=strict.mock.headers, trust_env=False
    )
    assert response.json() == {"cleared": 1}
    assert statuses(strict, good, 3) == [500, 502, 200]
    for wrong in (second, 999, "x", "9" * 5000):
        response = httpx.delete(
            f"{strict.mock.base_url}/faults/{wrong}", headers=strict.mock.headers, trust_env=False
        )
        assert response.status_code in (404, 400)


def test_only_who_is_let_in_meets_them(strict: Calls, good: Signal) -> None:
    strict.mock.fault("status", status=500)
    assert strict.send(good, key=None).status_code == 401
    assert strict.send(good).status_code == 500


def test_several_in_one_request(strict: Calls) -> None:
    response = httpx.post(
        f"{strict.mock.base_url}/faults",
        json=[{"kind": "reset"}, {"kind": "delay", "delay": 0.1, "times": 3}],
        headers=strict.mock.headers,
        trust_env=False,
    )
    assert response.status_code == 201
    assert [fault["kind"] for fault in response.json()["faults"]] == ["reset", "delay"]


BAD = [
    {}, {"kind": "explode"}, {"kind": "delay"}, {"kind": "partial"}, {"kind": "reset", "status": 500},
    {"kind": "status", "status": 200}, {"kind": "status", "status": "500"}, {"kind": "status", "times": 0},
    {"kind": "status", "times": True}, {"kind": "status", "probability": 1.5}, {"kind": "delay", "delay": 61},
    {"kind": "delay", "delay": 10**400}, {"kind": "status", "processed": 1},
    {"kind": "partial", "reject": [-1]}, {"kind": "partial", "reject": [0.5]},
    {"kind": "partial", "reject": ["0"]}, {"kind": "status", "body": 5},
    {"kind": "status", "tmies": 1},
    {"kind": ["status"]}, "reset", 5, None, [{"kind": "reset"}, {}],
]  # fmt: skip


@pytest.mark.parametrize("fault", BAD, ids=repr)
def test_what_is_no_fault_is_refused_with_a_reason(strict: Calls, fault: object) -> None:
    response = httpx.post(
        f"{strict.mock.base_url}/faults",
        content=json.dumps(fault),
        headers={**strict.mock.headers, "content-type": "application/json"},
        trust_env=False,
    )
    assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])
    assert strict.mock.faults() == []


def test_faults_need_json(strict: Calls) -> None:
    url = f"{strict.mock.base_url}/faults"
    post = {"content": b'{"kind": "reset"}', "trust_env": False}
    assert httpx.post(url, headers={"content-type": "text/plain"}, **post).status_code == 415
    assert httpx.post(url, **post).status_code == 415


def test_there_are_so_many_faults_at_most(strict_mock: MockClient) -> None:
    mock = strict_mock.namespace("many-faults")
    for _ in range(100):
        mock.fault("reset")
    with pytest.raises(MockError, match="100 faults"):
        mock.fault("reset")
    mock.clear_faults()
    assert mock.fault("reset") == 101
