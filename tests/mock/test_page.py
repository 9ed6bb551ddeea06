"""The page, in a real Chromium."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from chromium import Chromium, chromium, installed
from mock_calls import Calls, calls
from shop_spec import event, shop
from signalspec.mock import running_mock

Signal = dict[str, Any]
HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    program = installed()
    if program is None:
        pytest.skip("chromium is not installed")
    with chromium(program, tmp_path_factory.mktemp("profile")) as found:
        found.open("about:blank")
        yield found


@pytest.fixture
def page(browser: Chromium) -> Iterator[Chromium]:
    browser.complaints.clear()
    yield browser
    assert browser.complaints == []
    browser.go("about:blank")


def show(page: Chromium, call: Calls) -> None:
    page.go(f"{call.mock.base_url}/ui?namespace={call.mock.name}")
    page.wait("document.querySelector('#about')?.textContent")


def rows(page: Chromium) -> int:
    return int(page.run("document.querySelectorAll('#signals > li').length"))


def test_it_says_how_to_begin(page: Chromium, strict: Calls) -> None:
    show(page, strict)
    page.wait("!document.getElementById('empty').hidden")
    text = page.text()
    assert "Nothing has arrived yet" in text
    assert (
        f"Send createSignals by POST to {strict.mock.base_url}/graphql with a key in the header x-api-key."
        in text
    )
    assert "connect-signals 1.0.0 · strict mode" in text


def test_what_arrives_shows_up_without_a_reload(
    page: Chromium, lenient: Calls, good: Signal, bad: Signal
) -> None:
    show(page, lenient)
    page.run("window.same = true")
    lenient.send(good)
    page.wait("document.querySelectorAll('#signals > li').length === 1")
    lenient.send(bad, good)
    page.wait("document.querySelectorAll('#signals > li').length === 3")
    page.wait("document.getElementById('count-bad').textContent === '1'")
    page.wait("document.querySelectorAll('#requests li.good').length === 2")
    assert page.run("[...document.querySelectorAll('.verdict')].map((one) => one.textContent)") == [
        "good", "2 violations", "good",
    ]  # fmt: skip
    assert page.run("document.title") == "(1 bad) Connect signals: what arrived"
    assert page.run("window.same")


def test_violations_stand_where_they_belong(page: Chromium, lenient: Calls, bad: Signal) -> None:
    broken = copy.deepcopy(bad)
    del broken["signalContent"]["productName"]
    lenient.send(broken)
    show(page, lenient)
    page.wait("document.querySelector('details.bad')")
    page.run("document.querySelector('details.bad summary').click()")
    page.wait("document.querySelector('.tree')")
    marked = page.run(
        "[...document.querySelectorAll('.line.wrong')]"
        ".map((line) => [line.textContent, line.nextSibling.querySelector('.rule').textContent])"
    )
    assert marked == [
        ['"unitPrice": "9",', "addToCart.unitPrice.type"],
        ['"colour": "red"', "addToCart.unknown"],
        ['"productName"', "addToCart.productName.required"],
    ]
    assert '"appKey": "***"' in page.text()


def test_filters(page: Chromium, lenient: Calls, good: Signal, bad: Signal) -> None:
    lenient.send(good, bad, good)
    show(page, lenient)
    page.wait("document.querySelectorAll('#signals > li').length === 3")
    page.run("document.querySelector('[data-which=bad]').click()")
    page.wait("document.querySelectorAll('#signals > li').length === 1")
    page.run("document.querySelector('[data-which=all]').click()")
    page.wait("document.querySelectorAll('#signals > li').length === 3")
    page.run(
        "[...document.querySelectorAll('#rules button')]"
        ".find((button) => button.textContent.includes('unknown')).click()"
    )
    page.wait("document.querySelectorAll('#signals > li').length === 1")
    assert "rule addToCart.unknown" in page.text()
    page.run("document.querySelector('#filters button').click()")
    page.wait("document.querySelectorAll('#signals > li').length === 3")


def test_reset_and_pause(page: Chromium, lenient: Calls, good: Signal) -> None:
    lenient.send(good)
    show(page, lenient)
    page.wait("document.querySelectorAll('#signals > li').length === 1")
    page.run("document.getElementById('reset').click()")
    page.wait("document.querySelectorAll('#signals > li').length === 0")
    assert lenient.mock.all() == []
    page.run("document.getElementById('live').click()")
    assert "Paused" in page.text()
    lenient.send(good)
    page.run("new Promise((done) => setTimeout(done, 1300))")
    assert rows(page) == 0
    page.run("document.getElementById('live').click()")
    page.wait("document.querySelectorAll('#signals > li').length === 1")


def test_many_signals_come_page_by_page(page: Chromium, lenient: Calls, good: Signal) -> None:
    lenient.send(*[good] * 250)
    show(page, lenient)
    page.wait("document.querySelectorAll('#signals > li').length === 100")
    for expected in (200, 250):
        page.run("document.getElementById('older').click()")
        page.wait(f"document.querySelectorAll('#signals > li').length === {expected}")
    assert page.run("document.getElementById('older').hidden")


def test_nothing_in_a_signal_is_ever_run(page: Chromium, lenient: Calls, good: Signal) -> None:
    hostile = copy.deepcopy(good)
    hostile["sessionId"] = HOSTILE
    hostile["identifiableAttributes"]["contactKey"] = HOSTILE
    hostile["signalContent"] |= {
        "signalType": HOSTILE,
        HOSTILE: {HOSTILE: HOSTILE},
        "__proto__": 1,
        "a/~b": [HOSTILE],
    }
    lenient.send(hostile, headers={"user-agent": HOSTILE})
    show(page, lenient)
    page.wait("document.querySelector('details.bad')")
    page.run("document.querySelector('details.bad summary').click()")
    page.wait("document.querySelector('.tree')")
    page.run("new Promise((done) => setTimeout(done, 200))")
    assert HOSTILE in page.run("document.querySelector('.chips').textContent")
    assert (
        page.run("document.querySelectorAll('#signals img, #signals script, aside img, aside script').length")
        == 0
    )
    assert "owned" not in page.run("document.title")


def test_a_spec_of_hostile_names(page: Chromium) -> None:
    spec = shop()
    with running_mock(spec) as mock, calls(mock, spec) as call:
        call.send(event(tags=["a", "<b>"], weight=1.5), key=None)
        show(page, call)
        page.wait("document.querySelectorAll('#signals > li').length === 1")
        assert "Shop <b>events</b>: what arrived" in page.text()
        assert page.run("document.querySelectorAll('h1 b').length") == 0


def test_it_says_when_the_mock_is_gone(browser: Chromium) -> None:
    spec = shop()
    with running_mock(spec) as mock:
        browser.go(f"{mock.base_url}/ui")
        browser.wait("document.querySelector('#about')?.textContent")
    browser.wait("!document.getElementById('problem').hidden")
    assert "The mock does not answer" in browser.text()
    browser.go("about:blank")


def test_policies(strict: Calls) -> None:
    for path in ("/ui", "/ui/page.js", "/ui/page.css", "/ui/tree.js", "/ui/model.js", "/ui/icon.svg"):
        response = httpx.get(strict.mock.base_url + path, trust_env=False)
        assert response.status_code == 200
        assert "default-src 'none'" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "//" not in response.text.replace("http://www.w3.org/2000/svg", "").replace("// ", "")
    for prefix in ("", f"/ns/{strict.mock.name}"):
        response = httpx.get(
            f"{strict.mock.base_url}{prefix}/", headers={"accept": "text/html"}, trust_env=False
        )
        assert (response.status_code, response.headers["location"]) == (303, f"{prefix}/ui")
