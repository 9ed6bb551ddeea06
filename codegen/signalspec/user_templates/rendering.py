"""A folder of templates and a spec -> files, as those of a target."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateRuntimeError

from signalspec.diagnostics import Diagnostic, SpecError, did_you_mean
from signalspec.model import Json, Spec
from signalspec.resolution import resolution
from signalspec.user_templates.configuration import EACH, Job
from signalspec.user_templates.failures import told
from signalspec.user_templates.folder import Folder
from signalspec.user_templates.sandbox import Sandbox
from signalspec.writer.paths import problem

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Made:
    text: str
    about: str


def rendered(folder: Folder, spec: Spec) -> dict[str, str]:
    """Path -> text of every file that the folder's configuration asks for. Pure: the same each time.

    Raises SpecError, with file and line, for a template that fails, a file name that is unsafe, and two files
    of one name.
    """
    model = resolution(spec)
    sandbox = Sandbox(folder)
    sandbox.globals |= {"spec": model, "params": folder.configuration.params, **_lookups(model)}
    sandbox.know((*sandbox.globals, *EACH.values()))
    files: dict[str, _Made] = {}
    for job in folder.configuration.jobs:
        for about, context in _contexts(job, model):
            path = _file_name(job, folder, sandbox, context, about)
            if path is None:
                continue
            if path in files:
                message = f"{path!r} is made twice: for {files[path].about} and for {about}"
                help = f"put {{{{ {EACH[job.each]}.name }}}} into it" if job.each else "choose another name"
                raise SpecError([Diagnostic("templates", message, job.file_name.span, help)])
            with told(folder, job.template, f"rendered for {about}"):
                sandbox.budget.renew()
                text = sandbox.get_template(job.template.text).render(context)
                _require_characters(text)
                files[path] = _Made(text, about)
    return {path: made.text for path, made in files.items()}


def _require_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise TemplateRuntimeError(
            "the text has half a surrogate pair in it, which is no character"
        ) from None


def _contexts(job: Job, model: Mapping[str, Json]) -> Iterator[tuple[str, dict[str, Value]]]:
    """What the job is rendered for, in words, and its own name in the template."""
    if job.each is None:
        yield "the whole spec", {}
        return
    for item in _items(job.each, model):
        yield f"{EACH[job.each]} {item['name']}", {EACH[job.each]: item}


def _items(each: str, model: Mapping[str, Any]) -> list[Value]:
    if each == "records":
        return [model["envelope"], *model["objects"], *model["signals"]]
    if each == "tiers":
        return list(model["tiers"]["values"]) if model["tiers"] else []
    return list(model[each])


def _file_name(
    job: Job, folder: Folder, sandbox: Sandbox, context: dict[str, Value], about: str
) -> str | None:
    """The path of one file; None where `when` says that it is not made."""
    if job.when is not None:
        with told(folder, job.when, f"asked of {about}"):
            sandbox.budget.renew()
            holds = sandbox.compile_expression(job.when.text, undefined_to_none=False)
            if not holds(**context):
                return None
    with told(folder, job.file_name, f"named for {about}"):
        sandbox.budget.renew()
        path = sandbox.from_string(job.file_name.text).render(context).strip()
    unsafe = problem(path)
    if unsafe:
        message = f"the file name {path!r}, made for {about}, {unsafe}"
        help = "paths are relative, with / between their parts"
        raise SpecError([Diagnostic("templates", message, job.file_name.span, help)])
    return path


def _lookups(model: Mapping[str, Any]) -> dict[str, Callable[[str], Value]]:
    """`enum(name)`, `object(name)` and `format(name)`: what the type or format of a field refers to."""
    return {
        "enum": _lookup("enum", model["enums"]),
        "object": _lookup("object", (*model["objects"], model["envelope"])),
        "format": _lookup("format", model["formats"]),
    }


def _lookup(what: str, values: list[Value] | tuple[Value, ...]) -> Callable[[str], Value]:
    known = {value["name"]: value for value in values}

    def look_up(name: str) -> Value:
        if name not in known:
            help = did_you_mean(str(name), known)
            raise TemplateRuntimeError(f"there is no {what} {name!r}" + (f"; {help}" if help else ""))
        return known[name]

    return look_up
