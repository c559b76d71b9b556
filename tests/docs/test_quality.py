"""Every rule of the quality scale is proven by something that there is."""

import ast
from pathlib import Path

import pytest
from generator.quality import EVERY, Rule, level_of, scale

from prefect_shiftwork.vendors.catalogue import IDS

ROOT = Path(__file__).parents[2]
RULES = {name: rule for rules in scale().values() for name, rule in rules.items()}


def test_no_two_rules_have_one_name() -> None:
    assert len(RULES) == sum(map(len, scale().values()))


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_proven_or_its_absence_is_explained(name: str) -> None:
    rule = RULES[name]
    path, _, words = rule.proof.partition("::")
    if not path:
        assert set(IDS) <= {*rule.todo, *rule.exempt} or EVERY in {*rule.todo, *rule.exempt}
    elif path.startswith("tests/"):
        assert words in named_in(ROOT / path)
    else:
        assert words in (ROOT / path).read_text()


def named_in(module: Path) -> set[str]:
    """The tests that a module has, and its classes of tests."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in ast.parse(module.read_text()).body if isinstance(node, kinds)}


@pytest.mark.parametrize("name", RULES)
def test_whoever_is_excepted_is_a_vendor_and_has_one_reason(name: str) -> None:
    rule = RULES[name]
    assert {*rule.todo, *rule.exempt} <= {*IDS, EVERY}
    assert not rule.todo.keys() & rule.exempt.keys()
    assert all(reason.endswith(".") for reason in [*rule.todo.values(), *rule.exempt.values()])


def test_one_thing_to_do_holds_a_vendor_back(monkeypatch: pytest.MonkeyPatch) -> None:
    levels = {"low": {"a": Rule(says="A.")}, "high": {"b": Rule(says="B.", todo={"crewio": "It lacks b."})}}
    monkeypatch.setattr("generator.quality.scale", lambda: levels)
    assert ("low", "high") == (level_of("crewio"), level_of("crewsense"))
