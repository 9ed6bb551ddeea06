"""What the options of `signalspec verify` say, checked before anything is sent."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

import click
from graphql import GraphQLError, parse_type

from signalspec.commands.api_key import check_key
from signalspec.commands.console import Console
from signalspec.diagnostics import did_you_mean
from signalspec.model import Spec
from signalspec.rules import rules
from signalspec.verify.presets import Preset, PresetError, read_preset
from signalspec.verify.settings import Access, Scope
from signalspec.verify.targets import Address, AddressError

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
# What would break the request, or the way in which answers are read.
_KEPT_HEADERS = {
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
_SECRET_PART = 8  # a part of a header's value that is at least so long may be a token


class Given:
    """Headers and presets as they were given. `secrets` are parts of them that must not be shown."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self.secrets: set[str] = set()
        self.headers: list[tuple[str, str]] = []
        self.presets: list[Preset] = []

    def add_key(self, key: str | None) -> None:
        """The caller's key, in the spec's header for it."""
        if key is None:
            return
        header = self._spec.transport.operation.key_header
        check_key(key, header)
        self.headers.append((header or "", key))

    def add_headers(self, texts: Iterable[str]) -> None:
        """Headers, written `NAME=VALUE`. BadParameter for what is none, or is not the caller's to set."""
        own = (self._spec.transport.operation.key_header or "").lower()
        for text in texts:
            name, equals, value = text.partition("=")
            if not equals or not _TOKEN.fullmatch(name):
                raise click.BadParameter("write a header as NAME=VALUE.", param_hint="--header")
            if name.lower() == own:
                raise click.BadParameter(f"{name} is the key's: use --api-key.", param_hint="--header")
            if name.lower() in _KEPT_HEADERS:
                raise click.BadParameter(f"{name} cannot be set.", param_hint="--header")
            value = self._expanded(value, "--header")
            if value != value.strip() or not value.isascii() or not value.isprintable():
                message = f"the value of {name} is not ASCII text without spaces around it."
                raise click.BadParameter(message, param_hint="--header")
            self.secrets |= {part for part in value.split() if len(part) >= _SECRET_PART}
            self.headers.append((name, value))

    def add_presets(self, texts: Iterable[str]) -> None:
        """Members to set, written `/MEMBER=VALUE`. BadParameter for what is no member of an envelope."""
        for text in texts:
            pointer, equals, value = text.partition("=")
            value = self._expanded(value, "--set")
            try:
                self.presets.append(read_preset(f"{pointer}{equals}{value}", self._spec))
            except PresetError as error:
                raise click.BadParameter(f"{pointer}: {error}.", param_hint="--set") from None

    def _expanded(self, text: str, option: str) -> str:
        """The text with variables of the environment put in; what they hold is a secret."""

        def value(match: re.Match[str]) -> str:
            found = os.environ.get(match[1])
            if found is None:
                message = f"the environment has no variable {match[1]}."
                raise click.BadParameter(message, param_hint=option)
            self.secrets.add(found)
            return found

        return _VARIABLE.sub(value, text)


def read_address(text: str) -> Address:
    """The server's address. BadParameter where it cannot be used."""
    try:
        return Address(text)
    except AddressError as error:
        raise click.BadParameter(f"{error}.", param_hint="URL") from None


def warn(address: Address, spec: Spec, access: Access, scope: Scope, console: Console) -> None:
    """Warns of what should not come as a surprise: where payloads count, and who can read the key."""
    own = address.production(spec)
    if own is not None:
        marked = any(preset.needed for preset in scope.presets)
        console.warn(
            f"{address.host} is the platform's own, {own!r} in {spec.name}: bad payloads go there as well, "
            + ("all marked as trials" if marked else "and all of them count")
        )
    if access.headers and not address.secure and not address.is_local:
        console.warn(f"what is sent to {address.host} is not encrypted, and that goes for the key as well")


def check_names(patterns: Sequence[str], types: Sequence[str], spec: Spec) -> None:
    """BadParameter for a pattern that fits no rule, and for a name that no signal type has."""
    known = [rule.id for rule in rules(spec)]
    for pattern in patterns:
        if not any(fnmatchcase(rule, pattern) for rule in known):
            hint = did_you_mean(pattern, known)
            message = f"{pattern!r} fits no rule" + (f"; {hint}" if hint else ".")
            raise click.BadParameter(message, param_hint="--rules")
    names = [signal.name for signal in spec.signals]
    for name in types:
        if name not in names:
            hint = did_you_mean(name, names)
            raise click.BadParameter(
                f"{name!r} is no signal type" + (f"; {hint}" if hint else "."), param_hint="--type"
            )


def read_type(text: str | None) -> str | None:
    """The GraphQL type of the mutation's argument; that of its elements alone will do."""
    if text is None:
        return None
    if _NAME.fullmatch(text):
        return f"[{text}!]!"
    try:
        parse_type(text)
    except GraphQLError:
        raise click.BadParameter(
            f"{text!r} is no GraphQL type, such as InputName or [InputName!]!.",
            param_hint="--variables",
        ) from None
    return text
