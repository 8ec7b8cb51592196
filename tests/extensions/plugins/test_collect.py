"""Plugins are collected one by one: what cannot be loaded or clashes is told, and the rest is used."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import gipr_lint
from gipr_lint.extensions.entry_points import GROUP
from gipr_lint.extensions.hookspecs import HOOKS, Hooks
from gipr_lint.extensions.plugins import Contributions, Plugin, load_plugins
from gipr_lint.model.run import Origin
from tests.support.extensions.plugin_code import HEALTHY, REGISTERED, Install, hook, problems_of

ALL = "register_readers、register_checks、register_rules、register_reporters"


def test_a_healthy_plugin(install: Install, tmp_path: Path) -> None:
    install("fujian")
    given = load_plugins()
    assert given.plugins == (Plugin("fujian", "gipr-lint-fujian", "1.0", REGISTERED),)
    assert given.plugins[0].label == "fujian（gipr-lint-fujian 1.0）"
    assert ([*given.readers], [*given.checks], [*given.reporters]) == ([".ofd"], ["fee-table"], ["fujian-table"])
    assert given.checks["fee-table"].about == "收费表"
    ((label, rule),) = given.rules
    assert (label, rule.id) == ("fujian（gipr-lint-fujian 1.0）", "fujian-fee")
    assert (rule.origin, rule.origin.label) == (Origin("plugin", "fujian", "1.0"), "插件“fujian”")
    assert given.packs == ((label, tmp_path / "plugin_fujian" / "pack"),)
    assert given.problems == ()


def test_no_plugins() -> None:
    assert load_plugins([]) == Contributions()


def test_a_healthy_plugin_beside_five_broken_ones(install: Install) -> None:
    install("a", "import gipr_lint_none")
    install("b", hook("register_reader", "return {}"))
    install("c", hook("register_checks", "raise ValueError('坏了')"))
    install("d", hook("register_rules", "return 3"))
    install("e", hook("register_reporters", "return {'json': print}"))
    install("fujian")
    given = load_plugins()
    assert [bool(plugin.problems) for plugin in given.plugins] == [True] * 5 + [False]
    assert given.plugins[-1].registered == REGISTERED
    assert [problem.subject for problem in given.problems] == [
        f"插件 {name}（gipr-lint-{name} 1.0）" for name in "abcde"
    ]
    assert [rule.id for _, rule in given.rules] == ["fujian-fee"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import gipr_lint_none", "ModuleNotFoundError：No module named 'gipr_lint_none'"),
        ("raise RuntimeError('第一行\\n  第二行')", "RuntimeError：第一行 第二行"),
        ("raise SystemExit(3)", "SystemExit：3"),
        ("raise SystemExit", "SystemExit"),
        ("assert False", "AssertionError"),
        ("raise ValueError('长' * 300)", f"ValueError：{'长' * 199}…"),
        ("class Own(Exception):\n    def __str__(self): return 1 / 0\nraise Own", "Own"),
        ("def __dir__(): raise OSError('无')", "OSError：无"),
        ("import asyncio; raise asyncio.CancelledError", "CancelledError"),
        ("raise KeyboardInterrupt", "KeyboardInterrupt"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("import os; os._exit(0)", "ExitError：os._exit"),
        ("from os import _exit; _exit(3)", "ExitError：os._exit"),
    ],
)
def test_a_plugin_that_cannot_be_imported(install: Install, code: str, message: str) -> None:
    assert problems_of(install, code) == (f"加载“plugin_fujian”时出错（{message}），本插件未用",)


def test_a_syntax_error(install: Install) -> None:
    (problem,) = problems_of(install, "def register_rules(:\n    pass")
    assert problem.startswith("加载“plugin_fujian”时出错（SyntaxError：")


def test_an_interruption_by_the_user_is_none_of_the_plugin(install: Install) -> None:
    install("fujian", "import os, signal\nos.kill(os.getpid(), signal.SIGINT)")
    with pytest.raises(KeyboardInterrupt):
        load_plugins()


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (
            hook("register_reader", "return {}"),
            f"没有钩子“register_reader”，是否指“register_readers”？可用的钩子：{ALL}",
        ),
        (hook("zzz", "return {}"), f"没有钩子“zzz”；可用的钩子：{ALL}"),
        (
            hook("mine", "return {}").replace("@hookimpl", "@hookimpl(specname='register_role')"),
            f"没有钩子“register_role”，是否指“register_rules”？可用的钩子：{ALL}",
        ),
        (
            hook("register_readers", "return {}", "config, *rest, path=1, **more"),
            "钩子 register_readers 不应有参数“config”，这个钩子未用",
        ),
        (hook("register_rules", "return []", "self"), "钩子 register_rules 不应有参数“self”，这个钩子未用"),
        ("def register_rules():\n    return []", "函数 register_rules 没有加 @hookimpl 标记，未用"),
        ("import sys", f"没有实现任何钩子；可用的钩子：{ALL}"),
    ],
)
def test_what_is_no_hook(install: Install, code: str, message: str) -> None:
    assert problems_of(install, code) == (message,)


def test_a_hook_that_a_later_version_may_have(install: Install) -> None:
    code = HEALTHY + "\n    @hookimpl(optionalhook=True)\n    def register_formats():\n        return {}\n"
    install("fujian", code)
    assert load_plugins().plugins[0] == Plugin("fujian", "gipr-lint-fujian", "1.0", REGISTERED)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_that_raises(install: Install, name: str) -> None:
    told = problems_of(install, hook(name, "raise ValueError('坏了')"))
    assert told == (f"钩子 {name} 时出错（ValueError：坏了），它的结果不完整",)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_that_ends_the_process(install: Install, name: str) -> None:
    told = problems_of(install, hook(name, "raise SystemExit(0)"))
    assert told == (f"钩子 {name} 时出错（SystemExit：0），它的结果不完整",)


def test_good_entries_beside_bad_ones(install: Install) -> None:
    install("fujian", hook("register_readers", "return {'ofd': run, '.ofd': run, '.x': 3, '.y': run}"))
    given = load_plugins()
    assert [*given.readers] == [".ofd", ".y"]
    assert given.plugins[0].registered == (("reader", ".ofd"), ("reader", ".y"))
    assert len(given.problems) == 2


def test_what_came_before_an_exception_is_used(install: Install) -> None:
    install("fujian", HEALTHY.replace("return [rule(), ", "yield rule(); raise OSError('断了'); return ["))
    given = load_plugins()
    assert given.plugins[0].problems == ("钩子 register_rules 时出错（OSError：断了），它的结果不完整",)
    assert [rule.id for _, rule in given.rules] == ["fujian-fee"]


def test_a_plugin_may_use_the_check_of_a_later_one(install: Install) -> None:
    code = "from plugin_fujian import rule, hookimpl\n\n@hookimpl\ndef register_rules():\n    return [rule('b-fee')]"
    install("b", code)
    install("fujian")
    given = load_plugins()
    assert given.problems == ()
    assert [(label[0], rule.id) for label, rule in given.rules] == [("b", "b-fee"), ("f", "fujian-fee")]


def test_names_given_by_two_plugins(install: Install) -> None:
    install("a")
    install("b")
    given = load_plugins()
    first, second = given.plugins
    assert (first.registered, first.problems) == (REGISTERED, ())
    assert second.registered == (("pack", "pack"),)
    assert second.problems == tuple(
        f"{name}与插件 a（gipr-lint-a 1.0）的重名，后者有效，本插件的未用"
        for name in ("后缀“.ofd”", "检查“fee-table”", "输出格式“fujian-table”", "规则“fujian-fee”")
    )
    assert given.checks["fee-table"].run is sys.modules["plugin_a"].run


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (hook("register_readers", "return {'.txt': run}"), "后缀“.txt”", "readers"),
        (hook("register_checks", "return {'forbid': Check(run, Options, {})}"), "检查“forbid”", "checks"),
        (hook("register_reporters", "return {'sarif': run}"), "输出格式“sarif”", "reporters"),
    ],
)
def test_names_that_are_built_in(install: Install, code: str, message: str, kind: str) -> None:
    install("fujian", code)
    given = load_plugins()
    assert given.plugins[0].problems == (f"{message}与内置的重名，后者有效，本插件的未用",)
    assert given.plugins[0].registered == ()
    assert getattr(given, kind) == {}


def test_they_are_sorted_by_distribution_and_name(install: Install) -> None:
    for name in ("z", "a", "m"):
        install(name, "")
    assert [plugin.name for plugin in load_plugins().plugins] == ["a", "m", "z"]


@pytest.mark.parametrize(("value", "count"), [("1", 0), ("true", 0), ("0", 1), ("", 1)])
def test_they_can_be_switched_off(install: Install, monkeypatch: pytest.MonkeyPatch, value: str, count: int) -> None:
    install("fujian")
    monkeypatch.setenv("GIPR_LINT_NO_PLUGINS", value)
    assert len(load_plugins().plugins) == count


def test_entry_points_that_a_program_gives(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("fujian")
    monkeypatch.setenv("GIPR_LINT_NO_PLUGINS", "1")
    given = load_plugins([EntryPoint("eigen", "plugin_fujian", GROUP), EntryPoint("arg", "plugin_fujian:none", GROUP)])
    assert given.plugins == (
        Plugin(
            "arg",
            problems=(
                "加载“plugin_fujian:none”时出错"
                "（AttributeError：module 'plugin_fujian' has no attribute 'none'），本插件未用",
            ),
        ),
        Plugin("eigen", registered=REGISTERED),
    )
    assert given.problems[0].subject == "插件 arg"


def test_a_name_given_twice_by_plugins_without_a_distribution(install: Install) -> None:
    install("fujian", hook("register_readers", "return {'.ofd': run}"))
    first, second = load_plugins([EntryPoint(name, "plugin_fujian", GROUP) for name in ("b", "a")]).plugins
    assert (first.name, first.problems) == ("a", ())
    assert second.problems == ("后缀“.ofd”与插件 a 的重名，后者有效，本插件的未用",)


def test_a_plugin_may_be_an_object(install: Install) -> None:
    code = "class Own:\n    @hookimpl\n    def register_readers(self): return {'.ofd': print}\nown = Own()\n"
    install("fujian", "from gipr_lint import hookimpl\n" + code)
    given = load_plugins([EntryPoint(name, f"plugin_fujian:{name}", GROUP) for name in ("own", "Own")])
    assert [(plugin.registered, plugin.problems) for plugin in given.plugins] == [
        ((), ("钩子 register_readers 不应有参数“self”，这个钩子未用",)),
        ((("reader", ".ofd"),), ()),
    ]


def test_broken_metadata(install: Install, tmp_path: Path) -> None:
    install("fujian")
    (tmp_path / "gipr_lint_fujian-1.0.dist-info" / "METADATA").unlink()
    (plugin,) = load_plugins().plugins
    assert (plugin.name, plugin.registered) == ("fujian", REGISTERED)


def test_a_broken_list_of_entry_points(install: Install, tmp_path: Path) -> None:
    install("fujian")
    broken = tmp_path / "x-1.0.dist-info"
    broken.mkdir()
    (broken / "entry_points.txt").write_bytes(b"[gipr_lint]\na = \xff\n")
    given = load_plugins()
    assert [plugin.name for plugin in given.plugins] == ["fujian"]
    (problem,) = given.problems
    assert problem.subject == "已安装的包 x"
    assert problem.message.startswith("入口点无法读取（UnicodeDecodeError：")
    assert problem.message.endswith("），其中如有插件则未用")


def test_the_marker() -> None:
    assert gipr_lint.hookimpl.project_name == "gipr_lint"
    with pytest.raises(AttributeError, match="no attribute 'hookspec'"):
        getattr(gipr_lint, "hookspec")  # noqa: B009 - mypy knows that there is none


@pytest.mark.parametrize("name", HOOKS)
def test_hooks_are_documented(name: str) -> None:
    text = getattr(Hooks, name).__doc__ or ""
    assert text.startswith("Return ")
    assert getattr(Hooks, name).__annotations__["return"] in {
        "Mapping[str, Reader]",
        "Mapping[str, Check]",
        "Iterable[Rule | Path | Traversable]",
        "Mapping[str, Reporter]",
    }
