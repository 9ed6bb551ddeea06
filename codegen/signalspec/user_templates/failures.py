"""What went wrong in a template, at its line."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from signalspec.diagnostics import Diagnostic, Span, SpecError
from signalspec.user_templates.budget import TooMuchError
from signalspec.user_templates.configuration import Said
from signalspec.user_templates.folder import Folder

_NAMED = re.compile(r"'([^']+)'")
_HELP: dict[type[BaseException], str] = {
    UndefinedError: "`signalspec resolve` prints what a template sees",
    SecurityError: "a template sees the resolved model alone",
    TooMuchError: "look for a loop in a loop, or for a text that doubles",
    RecursionError: "look for a macro or a file that uses itself",
}


@contextmanager
def told(folder: Folder, said: Said, about: str) -> Iterator[None]:
    """Turns whatever a template raises into a SpecError with its place; `about` is what it was rendered for.

    `said` is the text of the configuration that asked for it: the place where no line of a template is known.
    """
    try:
        yield
    except SpecError:
        raise
    except Exception as error:
        message = _message(error)
        span = _place(error, message, folder) or said.span
        help = next((words for kind, words in _HELP.items() if isinstance(error, kind)), None)
        related = ((said.span, about),) if span != said.span else ()
        raise SpecError([Diagnostic("template", message, span, help, related)]) from None


def _message(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name!r} in this folder"
    if isinstance(error, RecursionError):
        return "this goes too deep"
    if isinstance(error, (TemplateSyntaxError, UndefinedError, SecurityError, TooMuchError)):
        return _sentence(error)
    kind = type(error).__name__
    return _sentence(error) if kind.startswith("Template") else f"{kind}: {_sentence(error)}"


def _sentence(error: Exception) -> str:
    text = error.message if isinstance(error, TemplateSyntaxError) else str(error)
    return (text or type(error).__name__).splitlines()[0].rstrip(".")


def _place(error: Exception, message: str, folder: Folder) -> Span | None:
    """The innermost line of a template that had a part in it."""
    files = {str(folder.path / name): source for name, source in folder.sources.items()}
    if isinstance(error, TemplateSyntaxError) and error.filename in files:
        return _span(error.filename, error.lineno, files, message)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename in files and frame.lineno:
            return _span(frame.filename, frame.lineno, files, message)
    return None


def _span(file: str, number: int, files: Mapping[str, str], message: str) -> Span:
    """The name that the message tells, where it stands in the line; else the whole of the line."""
    lines = files[file].split("\n")
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    for name in _NAMED.findall(message):
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", line)
        if found:
            return Span(file, number, found.start() + 1, number, found.end() + 1)
    text = line.strip()
    start = len(line) - len(line.lstrip()) + 1 if text else 1
    return Span(file, number, start, number, start + max(len(text), 1))
