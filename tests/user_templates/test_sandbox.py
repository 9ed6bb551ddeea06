"""A template sees the model and nothing else, and comes to an end."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from signalspec.diagnostics import SpecError

from tests.user_templates.conftest import Render

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''['__class__'] }}",
    "{{ spec.__class__ }}",
    "{{ spec.get('name') }}",
    "{{ spec.update({}) }}",
    "{{ spec.signals.append(1) }}",
    "{{ spec.signals.__len__() }}",
    "{{ enum.__globals__ }}",
    "{{ enum.__closure__ }}",
    "{{ namespace.__init__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self.__init__ }}",
    "{{ loop }}",
    "{% for x in [1] %}{{ loop._iterator }}{% endfor %}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{% endmacro %}{{ m._func }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{{ '{0.__class__}'.format_map }}",
    "{{ '%s' % spec }}",
    "{{ 'a' | attr('__class__') }}",
    "{{ [spec] | map(attribute='__class__') | list }}",
    "{{ [''] | map('attr', '__class__') | list }}",
    "{{ [''] | groupby('__class__') }}",
    "{{ [1] | random }}",
    "{{ lipsum() }}",
    "{% include '../secret.j2' %}",
    "{% include '/etc/passwd' %}",
    "{% import 'link.j2' as x %}",
    "{{ open('/etc/passwd') }}",
]


@pytest.mark.parametrize("template", ESCAPES)
def test_there_is_no_way_out(render: Render, tmp_path: Path, template: str) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "link.j2").symlink_to(tmp_path / "secret.j2")
    with pytest.raises(SpecError) as caught:
        render(template)
    assert [found.code for found in caught.value.diagnostics] == ["template"]


ENDLESS = [
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(99999) %}" + "x" * 1000 + "{% endfor %}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include 'a.j2' %}",
    "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "{% set n = namespace(x='aaaaaaaa') %}{% for i in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "{% set n = namespace(x='aaaa') %}{% for i in range(9) %}{% set n.x=n.x|replace('a', n.x) %}{% endfor %}",
    "{% set n = namespace(x='a') %}{% for i in range(99) %}{% set n.x = [n.x, n.x] | join %}{% endfor %}",
    "{{ 'x' * 10 ** 12 }}",
    "{{ [0] * 10 ** 9 }}",
    "{{ 10 ** 10 ** 10 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 'x'.center(1000000000) }}",
    "{{ 'x'.ljust(1000000000) }}",
    "{{ 'x' | indent(1000000000) }}",
    "{{ 'x' | center(1000000000) }}",
    "{{ range(1000000000) | list }}",
    "{% set x %}{% for i in range(99999) %}{{ spec.doc }}{{ spec | json }}{% endfor %}{% endset %}",
]


@pytest.mark.parametrize("template", ENDLESS)
def test_every_template_comes_to_an_end(render: Render, template: str) -> None:
    started = time.process_time()
    with pytest.raises(SpecError) as caught:
        render(template)
    assert caught.value.diagnostics[0].span.file.endswith("a.j2")
    assert time.process_time() - started < 20


def test_what_one_file_took_is_not_held_against_the_next(render: Render) -> None:
    files = ", ".join(f"{{template: a.j2, file_name: f{number}}}" for number in range(4))
    made = render("{% for a in range(90000) %}" + "x" * 99 + "{% endfor %}", f"files: [{files}]")
    assert {len(text) for text in made.values()} == {90000 * 99}
