"""What a folder of templates gives: one file or one for each, their names, and mistakes at their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.model import Spec
from signalspec.user_templates import read_folder

from tests.user_templates.conftest import ONE, Render

MAPS = "text_maps: {sql: {string: TEXT}}\n"


def refused(render: Render, template: str, configuration: str = ONE, **others: str) -> Diagnostic:
    with pytest.raises(SpecError) as caught:
        render(template, configuration, **others)
    (found,) = caught.value.diagnostics
    return found


def test_one_file_sees_the_whole_spec(render: Render, library: Spec) -> None:
    text = "{% for signal in spec.signals %}{{ signal.name }}\n{% endfor %}{{ spec.version }}\n"
    names = [signal.name for signal in library.signals]
    assert render(text) == {"out.txt": "\n".join([*names, library.version, ""])}


@pytest.mark.parametrize(
    ("each", "name"),
    [("signals", "signal"), ("objects", "object"), ("records", "record"), ("enums", "enum"),
     ("formats", "format")],
)  # fmt: skip
def test_one_file_for_each(render: Render, library: Spec, each: str, name: str) -> None:
    configuration = f'files: [{{template: a.j2, each: {each}, file_name: "d/{{{{ {name}.name }}}}.txt"}}]'
    expected = {f"d/{part.name}.txt": part.doc for part in getattr(library, each)}
    assert render(f"{{{{ {name}.doc }}}}", configuration) == expected


def test_when_leaves_files_out(render: Render, library: Spec) -> None:
    first = library.signals[0].name
    configuration = f"""
files:
  - {{template: a.j2, each: signals, when: signal.name == "{first}", file_name: "{{{{ signal.name }}}}"}}
"""
    assert render("x", configuration) == {first: "x"}


def test_lookups_maps_params_and_members_that_are_called_as_methods_of_mappings(render: Render) -> None:
    configuration = f"{ONE}{MAPS}params: {{items: [1, two]}}\n"
    text = (
        "{{ 'string' | map_text('sql') }} {{ 'x' | map_text('sql', 'y') }} {{ params.items | join('+') }} "
        "{{ enum(spec.enums[0].name).values == spec.enums[0].values }}"
    )
    assert render(text, configuration)["out.txt"] == "TEXT y 1+two True"


def test_what_may_be_missing_can_be_asked_about(render: Render) -> None:
    text = "{{ spec.nope is defined }} {{ nope | default('x') }} {{ 'tiers' in spec }}"
    assert render(text)["out.txt"] == "False x True"


def test_templates_include_and_import_one_another(render: Render) -> None:
    text = "{% from '_m.j2' import twice %}{% include '_p.j2' %}{{ twice('a') }}"
    macro = "{% macro twice(x) %}{{ x }}{{ x }}{% endmacro %}"
    assert render(text, _m=macro, _p="part ")["out.txt"] == "part aa"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("'orderLine' | snake_case", "order_line"),
        ("'orderLine' | kebab_case", "order-line"),
        ("'order_line' | camel_case", "orderLine"),
        ("'orderLine' | pascal_case", "OrderLine"),
        ("'orderLine' | screaming_snake_case", "ORDER_LINE"),
        ('"it\'s" | quote', "'it''s'"),
        ("'a\\nb\\u2028c\\u202e' | comment('-- ')", "-- a\n-- b\n-- c\\u202e"),
        ("'a\\n  b' | one_line", "a b"),
        ("'a\\n\\nb' | indent(2)", "a\n\n  b"),
        ("'a\\nb' | indent(2, true)", "  a\n  b"),
        ("'aXbX' | replace('X', '-')", "a-b-"),
        ("spec.signals | join(', ', 'name') == spec.signals | map(attribute='name') | join(', ')", "True"),
        ("{'a': none} | json", '{"a": null}'),
    ],
)
def test_filters(render: Render, expression: str, text: str) -> None:
    assert render(f"{{{{ {expression} }}}}")["out.txt"] == text


@pytest.mark.parametrize(
    ("template", "line", "column", "message", "help"),
    [
        ("a\n{{ spec.signalz }}", 2, 9, "no member 'signalz' here; did you mean 'signals'", "resolve"),
        ("{{ spek.name }}", 1, 4, "no 'spek'; did you mean 'spec'", "resolve"),
        ("\n\n{{ enum('Nope') }}", 3, 10, "no enum 'Nope'", None),
        ("{{ 'strin' | map_text('sql') }}", 1, 5, "no 'strin' in the text map 'sql'; did you mean", None),
        ("{{ 'string' | map_text('sq') }}", 1, 25, "no text map 'sq'; did you mean 'sql'", None),
        ("{{ spec.name.upcase() }}", 1, 14, "no 'upcase' in a text", "resolve"),
        ("{% for x in spec %}", 1, 4, "Unexpected end of template", None),
        ("{{ 'a' | upcase }}", 1, 10, "No filter named 'upcase'", None),
        ("{% include 'b.j2' %}", 1, 13, "no template 'b.j2'", None),
        ("{{ 1 // 0 }}", 1, 1, "ZeroDivisionError", None),
    ],
)
def test_a_mistake_is_shown_at_its_line(
    render: Render, template: str, line: int, column: int, message: str, help: str | None
) -> None:
    found = refused(render, template, ONE + MAPS)
    assert message in found.message
    assert (found.span.line, found.span.column) == (line, column)
    assert found.span.file.endswith("a.j2")
    assert help is None or help in (found.help or "")


def test_a_text_that_has_no_utf8_is_told(render: Render) -> None:
    assert "half a surrogate pair" in refused(render, "{{ '\\ud800' }}").message


def test_a_mistake_in_a_part_is_shown_there(render: Render) -> None:
    found = refused(render, "{% include '_p.j2' %}", _p="fine\n{{ nothing }}\n")
    assert found.span.file.endswith("_p.j2")
    assert found.span.line == 2
    ((place, words),) = found.related
    assert place.file.endswith("templates.yaml")
    assert words == "rendered for the whole spec"


@pytest.mark.parametrize(
    ("configuration", "line", "message"),
    [
        ("files: [{template: b.j2, file_name: x}]", 1, "no template 'b.j2'"),
        ("\nfiles:\n  - {template: a.j2, file_nam: x}", 3, "no key 'file_nam'"),
        ("files: [{template: a.j2, file_name: x, each: signal}]", 1, "`signals`"),
        ("files: [{template: a.j2, file_name: ../x}]", 1, "leads out of its directory"),
        ("files: [{template: a.j2, file_name: /x}]", 1, "is absolute"),
        ("files: [{template: a.j2, file_name: MANIFEST.json}]", 1, "keeps for itself"),
        ("files: [{template: a.j2, file_name: ''}]", 1, "is empty"),
        ("files: [{template: a.j2, file_name: x, each: signals}]", 1, "'x' is made twice"),
        ("files: [{template: a.j2, file_name: '{{ y }}'}]", 1, "no 'y'"),
        ("files: [{template: a.j2, file_name: '{{ y'}]", 1, "unexpected end"),
        ("files: [{template: a.j2, file_name: x, when: spec.nam}]", 1, "no member 'nam' here"),
        ("", 1, "empty"),
    ],
)
def test_a_mistake_in_the_configuration_is_shown_at_its_line(
    render: Render, configuration: str, line: int, message: str
) -> None:
    found = refused(render, "x", configuration)
    assert message in found.message
    assert found.span.line == line
    assert found.span.file.endswith("templates.yaml")


def test_a_folder_without_configuration_is_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(SpecError) as caught:
        read_folder(tmp_path)
    assert "files: [{template" in (caught.value.diagnostics[0].help or "")
