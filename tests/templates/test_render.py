"""Templates, the pack's and people's own: what they can do, and what is said of one that is wrong."""

import pickle

import pytest

from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.problems import TemplateProblem
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import Template, render
from prefect_shiftwork.templates.samples import shift


def own(text: str, reader: Reader, name: str = "mine.txt") -> str:
    return render(Template(name, text), {"shift": shift(reader)}, reader)


def problem(text: str, reader: Reader, name: str = "mine.txt") -> str:
    with pytest.raises(TemplateProblem) as caught:
        own(text, reader, name)
    return str(caught.value)


def test_a_person_writes_a_message_of_their_own(english: Reader) -> None:
    text = "Help wanted: {{ shift.name }} on {{ shift.start | date }} at {{ shift.start | time }}"
    assert own(text, english) == "Help wanted: Night tour, Engine 7 on 19 Dec 2026 at 19:00"


def test_a_persons_own_mail_can_have_the_packs_layout(german: Reader) -> None:
    text = """{% extends "layout/mail.html" %}
    {% block title %}Achtung{% endblock %}
    {% block content %}<p class="lead">{{ shift.organisation }}</p>{% endblock %}"""
    html = own(text, german, "mine.html")
    assert '<html lang="de">' in html
    assert 'style="' in html.split('class="lead"')[1].split(">")[0]
    assert "Feuerwehr &amp; Rettung Hafenstadt" in html


def test_values_are_escaped_in_html_and_nowhere_else(english: Reader) -> None:
    assert own("<b>{{ shift.organisation }}</b>", english, "mine.html") == "<b>Harbour Fire &amp; Rescue</b>"
    assert own("{{ shift.organisation }}", english, "mine.txt") == "Harbour Fire & Rescue"
    assert own("{{ shift.organisation }}", english, "mine.md") == "Harbour Fire & Rescue"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\n{{ shift.strat }}", "mine.txt, line 2: ShiftNotice has no 'strat'; did you mean 'start'? (it is given"),
        ("{{ shift.qqq }}", "mine.txt, line 1: ShiftNotice has no 'qqq'; it has reference, name, organisation, start,"),
        ("{{ shfit.name }}", "mine.txt, line 1: nothing is called 'shfit' here (it is given: shift)."),
        ("{{ shift.name.foo }}", "mine.txt, line 1: str has no 'foo'; check the spelling (it is given: shift)."),
        ("{% if shfit %}x{% endif %}", "mine.txt, line 1: nothing is called 'shfit' here"),
        ("{{ shift.name | dat }}", "mine.txt, line 1: No filter named 'dat'."),
        ("{% if shift %}\n", "mine.txt, line 1: Unexpected end of template."),
        ("{{ shift.name", "mine.txt, line 1: unexpected end of template, expected 'end of print statement'."),
        ("x\n{% include 'nowhere.txt' %}", "mine.txt, line 2: there is no template called 'nowhere.txt'."),
        ("{% include '../reader.py' %}", "mine.txt, line 1: there is no template called '../reader.py'."),
        ("{{ shift.name | date }}", "mine.txt, line 1: "),
        ("{{ 1 / 0 }}", "mine.txt, line 1: division by zero."),
        ("{{ ''.__class__ }}", "mine.txt, line 1: access to attribute '__class__' of 'str' object is unsafe"),
        ("{% for n in range(10000000) %}{% endfor %}", "mine.txt, line 1: Range too big."),
    ],
)  # fmt: skip
def test_a_mistake_is_one_sentence_with_the_template_the_line_and_the_name(
    english: Reader, text: str, expected: str
) -> None:
    said = problem(text, english)
    assert said.startswith(f"Template {expected}")
    assert "\n" not in said


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''['__class__'] }}",
        "{{ '' | attr('__class__') }}",
        "{{ '' | attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
        "{{ ['']|map(attribute='__class__')|first }}",
        "{{ shift.__init__.__globals__ }}",
        "{{ shift.__class__.__init__.__globals__['__builtins__']['open']('/etc/passwd').read() }}",
        "{{ shift.__dict__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ self._TemplateReference__context }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum.__globals__['os'].popen('id').read() }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ config }}",
        "{{ request.application.__globals__ }}",
        "{{ get_flashed_messages.__globals__ }}",
        "{{ url_for.__globals__ }}",
        "{{ ''.format.__self__ }}",
        "{{ '{0.__class__.__init__}'.format(shift) }}",
        "{{ '{s.__class__}'.format_map({'s': shift}) }}",
        "{% set f = '{0.__class__}'.format %}{{ f(shift) }}",
        "{{ ('{0.__class__}' | attr('format'))(shift) }}",
        "{% include '/etc/passwd' %}",
        "{% include '../../pyproject.toml' %}",
        "{% extends 'file:///etc/passwd' %}",
        "{% import 'os' as os %}{{ os.popen('id') }}",
        "{% from '../reader.py' import Reader %}",
        "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
        "{% for key in ().__class__.__base__.__subclasses__() %}{{ key }}{% endfor %}",
    ],
)
def test_no_known_escape_reaches_attributes_or_files(english: Reader, escape: str) -> None:
    with pytest.raises(TemplateProblem, match=r"unsafe|nothing is called|there is no template|has no|undefined"):
        own(escape, english)


def test_a_template_cannot_change_what_it_is_given(english: Reader) -> None:
    with pytest.raises(TemplateProblem, match="unsafe"):
        render(Template("mine.txt", "{{ rows.append(1) }}"), {"rows": []}, english)


def test_a_mistake_below_the_packs_layout_is_still_the_persons(english: Reader) -> None:
    text = "{% extends 'layout/mail.html' %}\n{% block title %}\n{{ shift.nmae }}{% endblock %}"
    assert problem(text, english, "mine.html").startswith("Template mine.html, line 3: ShiftNotice has no 'nmae'")


def test_a_template_that_is_not_there_is_named(english: Reader) -> None:
    with pytest.raises(TemplateProblem, match=r"there is no template called 'chat/mesage\.txt'"):
        render("chat/mesage.txt", {}, english)


def test_the_problem_survives_the_way_to_another_process(english: Reader) -> None:
    with pytest.raises(TemplateProblem) as caught:
        own("\n\n{{ shift.strat }}", english)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.template, again.line) == (str(caught.value), "mine.txt", 3)


def test_a_templates_name_says_how_values_are_written() -> None:
    with pytest.raises(InvalidInput, match=r"A template's name ends with \.html, \.txt, \.md; 'mine' does not"):
        Template("mine")


def test_no_style_sheet_is_loaded_from_anywhere(english: Reader) -> None:
    text = '<html><head><link rel="stylesheet" href="http://localhost:9/x.css"></head><body>x</body></html>'
    assert "x" in own(text, english, "mine.html")


def test_a_text_has_no_more_than_one_empty_line_in_a_row(english: Reader) -> None:
    assert own("a\n\n  \n\n\nb\n\n", english) == "a\n\nb"


def test_a_subject_is_one_line(english: Reader) -> None:
    assert own("Help\nwanted:  {{ shift.name }}\n", english, "my subject.txt") == "Help wanted: Night tour, Engine 7"
