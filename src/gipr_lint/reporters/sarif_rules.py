"""What SARIF says of the tool: its rules, where they come from, and the regulations that they enforce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gipr_lint.reporters.regulations import REGULATIONS, cited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gipr_lint.model.run import Origin, RuleLike

Json = dict[str, object]

HOME = "https://github.com/gipr-lint/gipr-lint"
RULE_PAGE = HOME + "/blob/main/rules/{}.yaml"
LANGUAGE = "zh-CN"


def tool(rules: Sequence[RuleLike], version: str, *, cure: bool = False) -> Json:
    """Return the tool with all rules in force; packs and plugins are its extensions.

    With ``cure`` their full descriptions say too what to do.
    """
    origins = sorted({rule.origin for rule in rules if rule.origin.kind != "built-in"})
    return {
        "driver": {
            "name": "gipr-lint",
            "version": version,
            "semanticVersion": version,
            "informationUri": HOME,
            "language": LANGUAGE,
            "supportedTaxonomies": [
                {"name": regulation.name, "index": index} for index, regulation in enumerate(REGULATIONS)
            ],
            "rules": [_rule(rule, cure=cure) for rule in rules],
        },
        **({"extensions": [_extension(origin) for origin in origins]} if origins else {}),
    }


def _extension(origin: Origin) -> Json:
    return {"name": origin.name, **({"version": origin.version} if origin.version else {})}


def taxonomies(rules: Sequence[RuleLike]) -> list[Json]:
    """Return the regulations with those of their clauses that the rules enforce."""
    clauses = cited(rule.basis for rule in rules)
    return [
        {
            "name": regulation.name,
            "language": LANGUAGE,
            "shortDescription": {"text": f"{regulation.title}。"},
            "isComprehensive": False,
            "taxa": [{"id": clause} for clause in clauses.get(regulation, ())],
        }
        for regulation in REGULATIONS
    ]


def _rule(rule: RuleLike, *, cure: bool) -> Json:
    basis = f"依据：{_sentence(rule.basis)}"
    helping = _sentence(rule.help.strip() or rule.title)
    relations = [
        {
            "target": {
                "id": clause,
                "toolComponent": {"name": regulation.name, "index": REGULATIONS.index(regulation)},
            },
            "kinds": ["relevant"],
        }
        for regulation, clauses in cited([rule.basis]).items()
        for clause in clauses
    ]
    return {
        "id": rule.id,
        "shortDescription": {"text": _sentence(rule.title)},
        "fullDescription": {"text": f"{_sentence(rule.title)}{basis}" + (f"改法：{helping}" if cure else "")},
        "help": {"text": f"{helping}\n{basis}", "markdown": f"{helping}\n\n{basis}"},
        **({"helpUri": RULE_PAGE.format(rule.id)} if rule.origin.kind == "built-in" else {}),
        "defaultConfiguration": {"level": rule.level.value},
        **({"relationships": relations} if relations else {}),
        "properties": {"tags": list(dict.fromkeys(rule.tags))},
    }


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？", ".")) else f"{text}。"
