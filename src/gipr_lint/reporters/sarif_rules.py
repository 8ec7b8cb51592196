"""What SARIF says of the tool: its rules, where they come from, and the regulations that they enforce."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from gipr_lint.reporters.regulations import cited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.rule import Rule

Json = dict[str, object]

HOME = "https://github.com/gipr-lint/gipr-lint"
RULE_PAGE = HOME + "/blob/main/rules/{}.yaml"
BUILT_IN = "built-in"


def tool(rules: Sequence[Rule], version: str) -> Json:
    """Return the tool with all rules in force; packs and plugins are its extensions."""
    taxa = cited(rule.basis for rule in rules)
    origins = sorted({PurePath(rule.origin).name for rule in rules if rule.origin != BUILT_IN})
    return {
        "driver": {
            "name": "gipr-lint",
            "version": version,
            "semanticVersion": version,
            "informationUri": HOME,
            "language": "zh-CN",
            "supportedTaxonomies": [
                {"name": regulation.name, "index": index} for index, regulation in enumerate(taxa)
            ],
            "rules": [_rule(rule) for rule in rules],
        },
        **({"extensions": [{"name": name} for name in origins]} if origins else {}),
    }


def taxonomies(rules: Sequence[Rule]) -> list[Json]:
    """Return the regulations that the rules cite, with the clauses cited."""
    return [
        {
            "name": regulation.name,
            "language": "zh-CN",
            "shortDescription": {"text": f"{regulation.title}。"},
            "isComprehensive": False,
            "taxa": [{"id": clause} for clause in clauses],
        }
        for regulation, clauses in cited(rule.basis for rule in rules).items()
    ]


def _rule(rule: Rule) -> Json:
    cure = rule.help.strip() or rule.title
    relations = [
        {
            "target": {"id": clause, "toolComponent": {"name": regulation.name}},
            "kinds": ["relevant"],
        }
        for regulation, clauses in cited([rule.basis]).items()
        for clause in clauses
    ]
    return {
        "id": rule.id,
        "shortDescription": {"text": _sentence(rule.title)},
        "fullDescription": {"text": f"{_sentence(rule.title)}依据：{_sentence(rule.basis)}"},
        "help": {
            "text": f"{_sentence(cure)}依据：{_sentence(rule.basis)}",
            "markdown": f"{_sentence(cure)}\n\n**依据**：{_sentence(rule.basis)}",
        },
        **({"helpUri": RULE_PAGE.format(rule.id)} if rule.origin == BUILT_IN else {}),
        "defaultConfiguration": {"level": rule.level.value},
        **({"relationships": relations} if relations else {}),
        "properties": {"tags": list(dict.fromkeys(rule.tags))},
    }


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？", ".")) else f"{text}。"
