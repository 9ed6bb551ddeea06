"""The inspection API: filters, paging, counts, reset, namespaces."""

from __future__ import annotations

import copy
from typing import Any

import httpx
import pytest
from mock_calls import KEY, Calls
from signalspec.mock import Limits, MockClient, MockError, Settings, running_mock
from signalspec.mock.selection import named_places
from signalspec.model import Spec

Signal = dict[str, Any]


def test_everything_that_arrived_newest_first(lenient: Calls, good: Signal, bad: Signal) -> None:
    lenient.send(good, bad)
    lenient.send(good, inline=True)
    seen = lenient.mock.all()
    assert [(s.number, s.request, s.index, s.good, s.id) for s in seen] == [
        (3, 2, 0, True, "signal-3"),
        (2, 1, 1, False, "signal-2"),
        (1, 1, 0, True, "signal-1"),
    ]
    assert [s.number for s in lenient.mock.good()] == [3, 1]
    assert [s.number for s in lenient.mock.bad()] == [2]
    assert seen[0].signal == {**good, "appKey": "***"}
    assert lenient.mock.counts() == {
        "requests": 2, "signals": 3, "good": 2, "bad": 1, "accepted": 3, "kept": 3,
    }  # fmt: skip
    overview = lenient.mock.overview()
    assert overview["types"] == {"addToCart": {"signals": 3, "bad": 1}}
    assert overview["rules"] == {"addToCart.unitPrice.type": 1, "addToCart.unknown": 1}


def test_filters(lenient: Calls, spec: Spec, good: Signal, bad: Signal) -> None:
    mail = {**copy.deepcopy(good), "identifiableAttributes": {"email": "ana@example.com"}, "sessionId": "S-2"}
    trial = {**copy.deepcopy(good), "test": True}
    nameless = {**copy.deepcopy(good), "signalContent": {"signalType": "nothing", "a/b": [1, {"~": 2.0}]}}
    lenient.send(good, bad, mail, trial, nameless)
    mock = lenient.mock

    def numbers(**asked: object) -> list[int]:
        return [seen.number for seen in mock.all(**asked)]

    assert numbers(type="addToCart") == [4, 3, 2, 1]
    assert numbers(type="nothing") == []
    assert numbers(rule="addToCart.unknown") == [2]
    assert numbers(sessionId="S-2") == [3]
    assert numbers(contactKey="C-20418") == [5, 4, 2, 1]
    assert numbers(email="ana@example.com", sessionId="S-2") == [3]
    assert numbers(email="ana@example.com", sessionId="S-1") == []
    assert numbers(test=True) == [4]
    assert numbers(test="1") == []
    assert numbers(where={"/signalContent/unitPrice": 24.5}) == [4, 3, 1]
    assert numbers(where={"/signalContent/unitPrice": "9"}) == [2]
    assert numbers(where={"/signalContent/a~1b/1/~0": 2}) == [5]
    assert numbers(where={"/signalContent/a~1b/7": 1}) == []
    assert numbers(where={"/signalContent/a~1b/" + "9" * 5000: 1}) == []
    assert numbers(where={"/appKey": "kestrel-web-demo"}) == []
    assert numbers(accepted=True, type="addToCart", limit=2) == [4, 3]
    assert numbers(accepted=False) == []
    assert mock.all()[0].type is None


def test_parameters_come_from_the_spec(spec: Spec) -> None:
    assert named_places(spec) == {
        "contactKey": "/identifiableAttributes/contactKey",
        "email": "/identifiableAttributes/email",
        "sms": "/identifiableAttributes/sms",
        "whatsapp": "/identifiableAttributes/whatsapp",
        "sessionId": "/sessionId",
        "test": "/test",
    }


def get(mock: MockClient, path: str) -> httpx.Response:
    return httpx.get(mock.base_url + path, headers=mock.headers, trust_env=False)


def test_paging(lenient: Calls, good: Signal) -> None:
    lenient.send(*[good] * 25)
    found: list[int] = []
    path = "/inspect/all?limit=10"
    before = ""
    while True:
        page = get(lenient.mock, path + before).json()
        found += [signal["number"] for signal in page["signals"]]
        if page["next"] is None:
            break
        before = f"&before={page['next']}"
    assert found == list(range(25, 0, -1))
    newer = get(lenient.mock, "/inspect/good?after=22").json()
    assert [signal["number"] for signal in newer["signals"]] == [25, 24, 23]
    assert len(get(lenient.mock, "/inspect/all").json()["signals"]) == 25


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=1001", "limit=x", "limit=1&limit=2", "before=-1", "before=0", "after=1.5",
     "after=" + "9" * 30, "where=x", "where=x=1", "accepted=yes", "sessionid=S", "limit=%D9%A3"],
)  # fmt: skip
def test_bad_queries_are_400(lenient: Calls, query: str) -> None:
    response = get(lenient.mock, f"/inspect/all?{query}")
    assert (response.status_code, response.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_REQUEST")


def test_a_misspelt_parameter_gets_a_hint(lenient: Calls) -> None:
    with pytest.raises(MockError, match="sessionId"):
        lenient.mock.all(sessionid="S")


def test_requests_are_listed_without_what_they_brought(strict: Calls, good: Signal, bad: Signal) -> None:
    strict.send(good, key=None)
    strict.post(content=b"{")
    strict.query("{ nothing }")
    strict.send(good, bad, headers={"user-agent": "my-client/1.0"})
    found = strict.mock.requests()
    assert [(r["number"], r["status"], r["signals"], r["bad"], r["accepted"], r["codes"]) for r in found] == [
        (4, 200, 2, 1, 0, ["CONTRACT_VIOLATED"]),
        (3, 200, 0, 0, 0, ["GRAPHQL_VALIDATION_FAILED"]),
        (2, 400, 0, 0, 0, ["BAD_REQUEST"]),
        (1, 401, 0, 0, 0, ["UNAUTHENTICATED"]),
    ]
    assert found[0]["client"] == "my-client/1.0"
    assert found[0]["received"].endswith("Z")
    page = get(strict.mock, "/inspect/requests?limit=2").json()
    assert [r["number"] for r in page["requests"]] == [4, 3] and page["next"] == 3
    page = get(strict.mock, "/inspect/requests?limit=2&before=3").json()
    assert [r["number"] for r in page["requests"]] == [2, 1] and page["next"] is None


def test_reset_starts_anew(strict: Calls, good: Signal) -> None:
    strict.send(good)
    strict.mock.fault("status", times=5)
    epoch = strict.mock.overview()["epoch"]
    strict.mock.reset()
    assert strict.mock.all() == strict.mock.requests() == strict.mock.faults() == []
    assert set(strict.mock.counts().values()) == {0}
    assert strict.mock.overview()["epoch"] != epoch
    assert strict.result(strict.send(good)) == {"signalIds": ["signal-1"]}


class TestNamespaces:
    def test_one_does_not_see_the_other(self, strict: Calls, spec: Spec, good: Signal) -> None:
        other = strict.mock.namespace("other")
        other.reset()
        strict.mock.fault("status", status=500, times=100)
        headers = {"x-api-key": KEY, **other.headers}
        response = httpx.post(
            f"{other.base_url}/graphql",
            json={"query": strict.inline([good])},
            headers=headers,
            trust_env=False,
        )
        assert response.json()["data"] == {"createSignals": {"signalIds": ["signal-1"]}}
        assert len(other.all()) == 1 and strict.mock.all() == []

    def test_the_header_and_the_path_name_the_same(self, strict: Calls, good: Signal) -> None:
        assert strict.mock.url.endswith(f"/ns/{strict.mock.name}/graphql")
        strict.send(good)
        response = httpx.get(f"{strict.mock.base_url}/ns/{strict.mock.name}/inspect/all", trust_env=False)
        assert response.json()["namespace"] == strict.mock.name
        assert len(response.json()["signals"]) == 1

    @pytest.mark.parametrize("name", ["", "a b", "-a", "a" * 101, "ä".encode().decode("latin-1"), "../x"])
    def test_bad_names_are_400(self, strict: Calls, name: str) -> None:
        for path in ("/inspect", "/graphql"):
            response = httpx.post if path == "/graphql" else httpx.get
            headers = {"x-signalspec-namespace": name.encode("latin-1"), "x-api-key": KEY}
            assert response(strict.mock.base_url + path, headers=headers, trust_env=False).status_code == 400

    def test_the_least_recently_used_ones_make_room(self, spec: Spec, good: Signal) -> None:
        with running_mock(spec, Settings(limits=Limits(namespaces=3))) as mock:
            for name in ("a", "b", "c", "a", "d"):
                mock.namespace(name).fault("reset")
            assert mock.overview()["namespaces"] == ["a", "c", "d"]
            assert mock.namespace("b").faults() == []
            assert mock.overview()["namespaces"] == ["a", "c", "d"]

    def test_all_of_them_can_be_reset(self, spec: Spec) -> None:
        with running_mock(spec) as mock:
            mock.namespace("a").fault("reset")
            httpx.post(f"{mock.base_url}/inspect/reset?everything=true", trust_env=False).raise_for_status()
            assert mock.overview()["namespaces"] == ["default"]


class TestBrowsers:
    """Pages of other sites, open in the browser of whoever runs the mock, get nowhere."""

    def test_they_cannot_change_anything(self, strict: Calls) -> None:
        for method, path in (("POST", "/inspect/reset"), ("POST", "/faults"), ("DELETE", "/faults")):
            headers = {"origin": "https://evil.example", "content-type": "application/json"}
            response = httpx.request(method, strict.mock.base_url + path, headers=headers, trust_env=False)
            assert response.status_code == 403
            assert "access-control-allow-origin" not in response.headers

    def test_the_mock_s_own_page_can(self, strict: Calls) -> None:
        headers = {"origin": strict.mock.base_url, **strict.mock.headers}
        response = httpx.post(f"{strict.mock.base_url}/inspect/reset", headers=headers, trust_env=False)
        assert response.status_code == 200

    def test_a_name_that_leads_here_is_not_served(self, strict: Calls) -> None:
        for host in ("evil.example", "evil.example:8085", "127.0.0.1.evil.example", ""):
            response = httpx.get(
                f"{strict.mock.base_url}/inspect/all", headers={"host": host}, trust_env=False
            )
            assert response.status_code == 403, host
        response = httpx.get(
            f"{strict.mock.base_url}/inspect", headers={"host": "localhost:1"}, trust_env=False
        )
        assert response.status_code == 200
