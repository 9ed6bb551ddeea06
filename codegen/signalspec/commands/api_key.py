"""The caller's key, wherever a command takes one."""

from __future__ import annotations

import click


def check_key(key: str, header: str | None) -> None:
    """UsageError where the spec has no header for a key, or this is none that a header can carry."""
    if header is None:
        raise click.BadParameter("this spec has no header with a key.", param_hint="--api-key")
    if not key.strip() or key != key.strip() or not key.isascii() or not key.isprintable():
        raise click.BadParameter("a key is ASCII text without spaces around it.", param_hint="--api-key")
