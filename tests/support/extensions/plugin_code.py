"""The code of plugins, whole and broken, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Callable

from gipr_lint.extensions.plugins import load_plugins
from gipr_lint.model.finding import Problem

Install = Callable[..., None]
HEALTHY = """
    from importlib.resources import files
    import msgspec
    from gipr_lint import hookimpl
    from gipr_lint.model.finding import Level
    from gipr_lint.model.rule import Check, Rule

    class Options(msgspec.Struct, frozen=True):
        limit: int = 3

    def run(report, options):
        return iter(())

    def rule(id="fujian-fee", check="fee-table", options=Options(), **others):
        texts = dict(title="标题", message="信息", help="帮助", basis="依据")
        return Rule(id=id, level=Level.NOTE, check=check, options=options, tags=(), **{**texts, **others})

    @hookimpl
    def register_readers():
        return {".ofd": lambda content, path: None}

    CHECK = Check(run, Options, {"fee": "费用"}, "收费表")

    @hookimpl
    def register_checks():
        return {"fee-table": CHECK}

    @hookimpl
    def register_rules():
        return [rule(), files(__package__) / "pack"]

    @hookimpl
    def register_reporters():
        return {"fujian-table": lambda run, options: ""}
"""
REGISTERED = (
    ("reader", ".ofd"),
    ("check", "fee-table"),
    ("reporter", "fujian-table"),
    ("rule", "fujian-fee"),
    ("pack", "pack"),
)


def hook(name: str, body: str, parameters: str = "") -> str:
    return HEALTHY.partition("@hookimpl")[0] + f"\n    @hookimpl\n    def {name}({parameters}):\n        {body}\n"


def problems_of(install: Install, code: str) -> tuple[str, ...]:
    """Return what is wrong with a plugin; the plugin beside it is whole."""
    install("fujian", code)
    install("gansu", HEALTHY.replace(".ofd", ".g").replace("fee-table", "g-fee").replace("fujian-", "gansu-"))
    given = load_plugins()
    fujian, gansu = given.plugins
    assert (gansu.problems, len(gansu.registered)) == ((), len(REGISTERED))
    assert given.problems == tuple(
        Problem("plugin", "插件 fujian（gipr-lint-fujian 1.0）", told) for told in fujian.problems
    )
    return fujian.problems
