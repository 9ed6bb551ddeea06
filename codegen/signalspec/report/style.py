"""Colours, where they are wanted."""

from __future__ import annotations

from click import style

from signalspec.report.finding import Level

_COLORS: dict[Level, str] = {"error": "red", "warning": "yellow", "advice": "cyan"}


class Style:
    """Paints text, or leaves it as it is."""

    def __init__(self, enabled: bool) -> None:
        self._enabled = enabled

    def level(self, level: Level, text: str) -> str:
        return style(text, fg=_COLORS[level], bold=True) if self._enabled else text

    def strong(self, text: str) -> str:
        return style(text, bold=True) if self._enabled else text

    def faint(self, text: str) -> str:
        return style(text, fg="blue") if self._enabled else text

    def good(self, text: str) -> str:
        return style(text, fg="green", bold=True) if self._enabled else text
