"""GraphQL over HTTP: methods, media types, status codes, and requests that are none."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from mock_calls import GRAPHQL, JSON, KEY, Calls, codes

Signal = dict[str, Any]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_success_is_200_in_either_media_type(strict: Calls, good: Signal, accept: str) -> None:
    response = strict.send(good, accept=accept)
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    assert response.json()["data"] == {"createSignals": {"signalIds": ["signal-1"]}}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, GRAPHQL),
        ("", GRAPHQL),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{JSON};q=0.5, {GRAPHQL};q=0.8", GRAPHQL),
        (f"{GRAPHQL};q=0.5, */*;q=0.1", GRAPHQL),
        (f"*/*, {JSON};q=0", GRAPHQL),
        ("text/html, application/json;charset=utf-8", JSON),
        ("APPLICATION/JSON", JSON),
    ],
)
def test_the_header_accept_chooses(strict: Calls, accept: str | None, media: str) -> None:
    response = strict.query("{ __typename }", accept=accept)
    assert (response.status_code, response.json()) == (200, {"data": {"__typename": "Query"}})
    assert response.headers["content-type"].startswith(f"{media};")


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/json;q=0", "application/xml, ;"])
def test_what_accepts_no_json_gets_406(strict: Calls, accept: str) -> None:
    response = strict.query("{ __typename }", accept=accept)
    assert (response.status_code, codes(response)) == (406, ["NOT_ACCEPTABLE"])


REQUEST_ERRORS = {
    "{": "GRAPHQL_PARSE_FAILED",
    "{ nothing }": "GRAPHQL_VALIDATION_FAILED",
    "query A { __typename } query B { __typename }": "BAD_USER_INPUT",
    "query A($x: Int!) { __typename @include(if: true) @skip(if: $x) }": "GRAPHQL_VALIDATION_FAILED",
    "query A($x: Boolean!) { __typename @include(if: $x) }": "BAD_USER_INPUT",
}


@pytest.mark.parametrize("document", REQUEST_ERRORS)
def test_documents_that_do_not_run_are_200_in_json_and_400_in_graphql(strict: Calls, document: str) -> None:
    for accept, status in ((JSON, 200), (GRAPHQL, 400)):
        response = strict.query(document, accept=accept)
        assert response.status_code == status
        assert response.headers["content-type"].startswith(accept)
        assert codes(response) == [REQUEST_ERRORS[document]]
        assert "data" not in response.json()


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_errors_of_fields_are_200_in_either_media_type(strict: Calls, bad: Signal, accept: str) -> None:
    response = strict.send(bad, accept=accept)
    assert response.status_code == 200
    assert response.json()["data"] == {"createSignals": None}
    assert codes(response) == ["CONTRACT_VIOLATED"]


NO_REQUESTS: dict[bytes, str] = {
    b"": "not JSON",
    b"NONSENSE": "not JSON",
    b'{"query":': "not JSON",
    b'{"query": "{ __typename }"} x': "not JSON",
    b'{"query": NaN}': "NaN",
    b'{"query": "\xff"}': "not UTF-8",
    b'{"query": "\\ud800"}': "surrogate",
    b"[]": "lists of requests",
    b"null": "a JSON object",
    b"{}": "`query` is a text",
    b'{"qeury": "{ __typename }"}': "`query` is a text",
    b'{"query": 1}': "`query` is a text",
    b'{"query": "{ __typename }", "variables": [7]}': "`variables` is an object",
    b'{"query": "{ __typename }", "operationName": 7}': "`operationName` is a text",
    b'{"query": "{ __typename }", "extensions": "x"}': "`extensions` is an object",
    b'{"query": "{ __typename }", "variables": ' + b'{"a":' * 200 + b"1" + b"}" * 200 + b"}": "deep",
    b"[" * 100_000: "deep",
}


@pytest.mark.parametrize("body", NO_REQUESTS, ids=lambda body: body[:40].decode("latin-1"))
def test_what_is_no_request_gets_400(strict: Calls, body: bytes) -> None:
    for accept in (JSON, GRAPHQL):
        response = strict.post(content=body, accept=accept)
        assert (response.status_code, codes(response)) == (400, ["BAD_REQUEST"])
        assert NO_REQUESTS[body] in response.json()["errors"][0]["message"]


def test_null_members_are_as_good_as_absent(strict: Calls) -> None:
    request = {"query": "{ __typename }", "variables": None, "operationName": None, "extensions": None}
    assert strict.post(request).json() == {"data": {"__typename": "Query"}}
    assert strict.post({"query": "{ __typename }", "operationName": ""}).status_code == 200


def test_an_operation_is_chosen_by_name(strict: Calls) -> None:
    request = {"query": "query A { a: __typename } query B { b: __typename }", "operationName": "B"}
    assert strict.post(request).json() == {"data": {"b": "Query"}}
    assert codes(strict.post({**request, "operationName": "C"})) == ["BAD_USER_INPUT"]


@pytest.mark.parametrize(
    "media",
    ["", "text/plain", "application/graphql", "application/json; charset=latin-1", "multipart/form-data"],
)
def test_other_bodies_get_415(strict: Calls, media: str) -> None:
    response = strict.post({"query": "{ __typename }"}, headers={"content-type": media})
    assert (response.status_code, codes(response)) == (415, ["UNSUPPORTED_MEDIA_TYPE"])


@pytest.mark.parametrize(
    "media", ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_is_json_however_it_is_written(strict: Calls, media: str) -> None:
    assert strict.post({"query": "{ __typename }"}, headers={"content-type": media}).status_code == 200


def test_compressed_bodies_get_415(strict: Calls) -> None:
    response = strict.post({"query": "{ __typename }"}, headers={"content-encoding": "gzip"})
    assert (response.status_code, response.headers["accept-encoding"]) == (415, "identity")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/graphql"])
def test_other_methods_get_405(strict: Calls, method: str, path: str) -> None:
    response = httpx.request(method, strict.mock.base_url + path, headers={"x-api-key": KEY}, trust_env=False)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


def test_mutations_are_served_on_the_root_as_well(strict: Calls, good: Signal) -> None:
    response = httpx.post(
        strict.mock.base_url,
        json={"query": strict.inline([good])},
        headers={"x-api-key": KEY, **strict.mock.headers},
        trust_env=False,
    )
    assert strict.result(response) == {"signalIds": ["signal-1"]}
    assert strict.mock.counts()["accepted"] == 1


@pytest.mark.parametrize("key", [None, ""])
def test_without_a_key_nobody_gets_in(strict: Calls, good: Signal, key: str | None) -> None:
    response = strict.send(good, key=key)
    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"].startswith("ApiKey ")
    assert strict.mock.counts()["signals"] == 0


def test_bodies_have_a_limit(strict: Calls) -> None:
    response = strict.post(content=b" " * (8 * 1024 * 1024 + 1))
    assert (response.status_code, codes(response)) == (413, ["PAYLOAD_TOO_LARGE"])
    pieces = (b" " * 65536 for _ in range(129))
    response = strict.post(content=pieces)
    assert response.status_code == 413
    assert strict.query("{ __typename }").status_code == 200


def test_answers_are_utf_8_and_are_not_kept(strict: Calls, good: Signal) -> None:
    good["signalContent"]["productName"] = "Kaffee für Ana 🙂"
    response = strict.send(good)
    assert response.headers["cache-control"] == "no-store"
    assert json.loads(response.content.decode())["data"] is not None
    assert strict.mock.all()[0].signal["signalContent"]["productName"] == "Kaffee für Ana 🙂"
