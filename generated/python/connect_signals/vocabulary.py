"""Bounds of numbers, values of enums, and formats, as the validators use them."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

MIN_INTEGER = -2147483648
MAX_INTEGER = 2147483647
LARGEST = 1.7976931348623157e308
LOWEST = -LARGEST
NUMBERS = frozenset({int, float})

SIGNAL_CATEGORY = frozenset({"Behavior"})

EFFECT = frozenset({"positive", "negative"})

IDENTIFIER_NAME = frozenset({"email", "sms", "contactKey"})

# In lower case: ASCII letter case does not matter.
ERROR_TYPE = frozenset({"application", "user"})

# In lower case: ASCII letter case does not matter.
INTERACTION_TYPE = frozenset(
    {
        "load",
        "launch",
        "pause",
        "continue",
        "complete",
        "stop",
        "enlarge",
    }
)

ABANDONMENT_REASON = frozenset(
    {
        "APPLICATION_ERROR",
        "CUMULATIVE_LAYOUT_SHIFT",
        "EXCESSIVE_SCROLLING",
        "FIRST_INPUT_DELAY",
        "LARGEST_CONTENTFUL_PAINT",
        "RAGE_CLICK",
        "USER_ERRORS",
    }
)

CURRENCY = frozenset(
    {
        "AED",
        "AFN",
        "ALL",
        "AMD",
        "AOA",
        "ARS",
        "AUD",
        "AWG",
        "AZN",
        "BAM",
        "BBD",
        "BDT",
        "BHD",
        "BIF",
        "BMD",
        "BND",
        "BOB",
        "BOV",
        "BRL",
        "BSD",
        "BTN",
        "BWP",
        "BYN",
        "BZD",
        "CAD",
        "CDF",
        "CHE",
        "CHF",
        "CHW",
        "CLF",
        "CLP",
        "CNY",
        "COP",
        "COU",
        "CRC",
        "CUP",
        "CVE",
        "CZK",
        "DJF",
        "DKK",
        "DOP",
        "DZD",
        "EGP",
        "ERN",
        "ETB",
        "EUR",
        "FJD",
        "FKP",
        "GBP",
        "GEL",
        "GHS",
        "GIP",
        "GMD",
        "GNF",
        "GTQ",
        "GYD",
        "HKD",
        "HNL",
        "HTG",
        "HUF",
        "IDR",
        "ILS",
        "INR",
        "IQD",
        "IRR",
        "ISK",
        "JMD",
        "JOD",
        "JPY",
        "KES",
        "KGS",
        "KHR",
        "KMF",
        "KPW",
        "KRW",
        "KWD",
        "KYD",
        "KZT",
        "LAK",
        "LBP",
        "LKR",
        "LRD",
        "LSL",
        "LYD",
        "MAD",
        "MDL",
        "MGA",
        "MKD",
        "MMK",
        "MNT",
        "MOP",
        "MRU",
        "MUR",
        "MVR",
        "MWK",
        "MXN",
        "MXV",
        "MYR",
        "MZN",
        "NAD",
        "NGN",
        "NIO",
        "NOK",
        "NPR",
        "NZD",
        "OMR",
        "PAB",
        "PEN",
        "PGK",
        "PHP",
        "PKR",
        "PLN",
        "PYG",
        "QAR",
        "RON",
        "RSD",
        "RUB",
        "RWF",
        "SAR",
        "SBD",
        "SCR",
        "SDG",
        "SEK",
        "SGD",
        "SHP",
        "SLE",
        "SOS",
        "SRD",
        "SSP",
        "STN",
        "SVC",
        "SYP",
        "SZL",
        "THB",
        "TJS",
        "TMT",
        "TND",
        "TOP",
        "TRY",
        "TTD",
        "TWD",
        "TZS",
        "UAH",
        "UGX",
        "USD",
        "USN",
        "UYI",
        "UYU",
        "UYW",
        "UZS",
        "VED",
        "VES",
        "VND",
        "VUV",
        "WST",
        "XAD",
        "XAF",
        "XAG",
        "XAU",
        "XBA",
        "XBB",
        "XBC",
        "XBD",
        "XCD",
        "XCG",
        "XDR",
        "XOF",
        "XPD",
        "XPF",
        "XPT",
        "XSU",
        "XTS",
        "XUA",
        "XXX",
        "YER",
        "ZAR",
        "ZMW",
        "ZWG",
    }
)


# Patterns are compiled on first use: all of them would take longer than importing the package.
_timestamp_match: Callable[[str], object] | None = None


def is_timestamp(text: str) -> bool:
    """Date, time and offset, such as 2026-05-12T09:14:02.118Z or 2026-05-12T11:14:02+02:00."""
    return (_timestamp_match or _timestamp_match_compiled())(text) is not None


def _timestamp_match_compiled() -> Callable[[str], object]:
    global _timestamp_match
    _timestamp_match = re.compile(
        "(?:(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-(?:(?:0[1-9]|1[0-2])-("
        "?:0[1-9]|1[0-9]|2[0-8])|(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31))|"
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00"
        ")-02-29)T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?(?:Z|[+-](?:"
        "[01][0-9]|2[0-3]):[0-5][0-9])"
    ).fullmatch
    return _timestamp_match


_catalog_time_match: Callable[[str], object] | None = None


def is_catalog_time(text: str) -> bool:
    """Date and time with milliseconds and no offset, as yyyy-MM-dd HH:mm:ss.SSS."""
    return (_catalog_time_match or _catalog_time_match_compiled())(text) is not None


def _catalog_time_match_compiled() -> Callable[[str], object]:
    global _catalog_time_match
    _catalog_time_match = re.compile(
        "(?:(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-(?:(?:0[1-9]|1[0-2])-("
        "?:0[1-9]|1[0-9]|2[0-8])|(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31))|"
        "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00"
        ")-02-29) (?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}"
    ).fullmatch
    return _catalog_time_match


_email_match: Callable[[str], object] | None = None


def is_email(text: str) -> bool:
    """An e-mail address as browsers accept it in a form."""
    return (_email_match or _email_match_compiled())(text) is not None


def _email_match_compiled() -> Callable[[str], object]:
    global _email_match
    _email_match = re.compile(
        "[A-Za-z0-9.!#$%&'*+/=?\\^_`\\{\\|\\}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9]"
        ")?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
    ).fullmatch
    return _email_match


_phone_match: Callable[[str], object] | None = None


def is_phone(text: str) -> bool:
    """A phone number in E.164 form, with country code and nothing between the digits."""
    return (_phone_match or _phone_match_compiled())(text) is not None


def _phone_match_compiled() -> Callable[[str], object]:
    global _phone_match
    _phone_match = re.compile("\\+[1-9][0-9]{1,14}").fullmatch
    return _phone_match


_url_match: Callable[[str], object] | None = None


def is_url(text: str) -> bool:
    """A whole http or https address in the characters of RFC 3986, scheme in small letters, no user name."""
    return (_url_match or _url_match_compiled())(text) is not None


def _url_match_compiled() -> Callable[[str], object]:
    global _url_match
    _url_match = re.compile(
        "https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Z"
        "a-z0-9-]{0,61}[A-Za-z0-9])?)*|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]{1,5})?(?:[/?](?:[A-Za"
        "-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'()*+,;=:@/?"
        "-]|%[0-9A-Fa-f]{2})*)?"
    ).fullmatch
    return _url_match


TIMESTAMP_FORMAT = ("timestamp", is_timestamp, "2026-05-12T09:14:02Z")
CATALOG_TIME_FORMAT = ("catalogTime", is_catalog_time, "2025-11-03 08:00:00.000")
EMAIL_FORMAT = ("email", is_email, "ana@example.com")
PHONE_FORMAT = ("phone", is_phone, "+12025550143")
URL_FORMAT = ("url", is_url, "https://example.com")
