"""The one key that is let in, and that neither it nor any other secret is to be found anywhere."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from mock_calls import calls, codes
from signalspec.mock import Settings, running_mock
from signalspec.model import Spec

SECRET = "s3cr3t-of-the-key"


def test_only_the_key_that_was_set_is_let_in(spec: Spec, good: dict[str, Any]) -> None:
    with running_mock(spec, Settings(api_key=SECRET)) as mock, calls(mock, spec) as call:
        assert call.send(good, key=SECRET).status_code == 200
        for wrong in ("other", SECRET[:-1], SECRET.upper()):
            response = call.send(good, key=wrong)
            assert (response.status_code, codes(response)) == (403, ["FORBIDDEN"])
        assert call.send(good, key=None).status_code == 401
        assert mock.counts()["accepted"] == 1


def everything(base_url: str) -> str:
    paths = ["/inspect", "/inspect/all", "/inspect/requests", "/faults", "/openapi.json"]
    return "".join(httpx.get(base_url + path, trust_env=False).text for path in paths)


@pytest.mark.parametrize("mode", ["strict", "lenient"])
def test_secrets_are_nowhere_to_be_found(
    spec: Spec, good: dict[str, Any], mode: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = "app-key-that-nobody-sees"
    settings = Settings(mode=mode, api_key=SECRET)
    with running_mock(spec, settings) as mock, calls(mock, spec) as call:
        good["appKey"] = secret
        call.send(good, key=SECRET)
        call.send(good, key="a-wrong-key-of-somebody", inline=True)
        misplaced = {
            **good,
            "signalContent": {**good["signalContent"], "appKey": secret, "APP_KEY": [secret]},
        }
        call.send(misplaced, key=SECRET, inline=True)
        call.query(
            "mutation { createSignals(signals: [{appKey: 17171717171717}]) { signalIds } }", key=SECRET
        )
        shown = everything(mock.base_url) + repr(mock.all()) + repr(settings)
        assert mock.all()[0].signal["appKey"] == "***"
        assert mock.all()[0].signal["signalContent"]["APP_KEY"] == "***"
    out, err = capfd.readouterr()
    for text in (shown, out, err):
        for hidden in (secret, SECRET, "a-wrong-key", "17171717171717"):
            assert hidden not in text
