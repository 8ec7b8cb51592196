"""Plugins: loaded one by one; whatever is wrong with one is told in its exact words, and the rest is used."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from textwrap import dedent

import pytest

import gipr_lint
from gipr_lint.checks import CHECKS
from gipr_lint.extensions.entry_points import GROUP
from gipr_lint.extensions.hookspecs import HOOKS, Hooks
from gipr_lint.extensions.plugins import Contributions, Plugin, load_plugins
from gipr_lint.extensions.plugins.validation import wrong_with_check
from gipr_lint.model.finding import Problem
from gipr_lint.model.rule import Origin

Install = Callable[..., None]

ALL = "register_readers、register_checks、register_rules、register_reporters"

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


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a plugin in a folder on the path."""
    monkeypatch.syspath_prepend(str(tmp_path))
    modules = set(sys.modules)

    def write(name: str, code: str = HEALTHY, version: str = "1.0") -> None:
        package, information = tmp_path / f"plugin_{name}", tmp_path / f"gipr_lint_{name}-{version}.dist-info"
        package.mkdir()
        (package / "__init__.py").write_text(dedent(code), encoding="utf-8")
        information.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: gipr-lint-{name}\nVersion: {version}\n"
        (information / "METADATA").write_text(metadata, encoding="utf-8")
        (information / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = plugin_{name}\n", encoding="utf-8")

    yield write
    for module in set(sys.modules) - modules:
        del sys.modules[module]


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


@pytest.mark.parametrize(
    ("name", "body", "messages"),
    [
        ("register_readers", "pass", ["register_readers 没有返回值"]),
        ("register_readers", "return 3", ["register_readers 返回的应为映射（名称: 内容），而不是 int"]),
        ("register_checks", "return [run]", ["register_checks 返回的应为映射（名称: 内容），而不是 list"]),
        ("register_rules", "return 'pack'", ["register_rules 返回的应为规则或规则包文件夹的列表，而不是 str"]),
        ("register_rules", "return rule()", ["register_rules 返回的应为规则或规则包文件夹的列表，而不是 Rule"]),
        ("register_readers", "return {1: run}", ["register_readers 返回的后缀应为文字，而不是 int；这一项未用"]),
        (
            "register_readers",
            "return {'ofd': run, '.OFD': run, '.tar.gz': run, '.': run}",
            [
                f"register_readers 返回的后缀“{suffix}”应以“.”开头，只含小写字母和数字，例如 .ofd；这一项未用"
                for suffix in ("ofd", ".OFD", ".tar.gz", ".")
            ],
        ),
        (
            "register_readers",
            "return {'.ofd': 'run'}",
            ["register_readers 返回的后缀“.ofd”的读取程序应为函数，而不是 str；这一项未用"],
        ),
        (
            "register_reporters",
            "return {'Fujian Table': run, None: run, 'fujian': None}",
            [
                "register_reporters 返回的输出格式的名称“Fujian Table”应为小写字母、数字和连字符，"
                "例如 fee-table；这一项未用",
                "register_reporters 返回的输出格式的名称应为文字，而不是 NoneType；这一项未用",
                "register_reporters 返回的输出格式“fujian”应为函数，而不是 NoneType；这一项未用",
            ],
        ),
        (
            "register_checks",
            "return {'FeeTable': Check(run, Options, {}), 'fee': run, 'a': Check(1, Options, {})}",
            [
                "register_checks 返回的检查的名称“FeeTable”应为小写字母、数字和连字符，例如 fee-table；这一项未用",
                "register_checks 返回的检查“fee”应为 gipr_lint.model.rule.Check，而不是 function；这一项未用",
                "register_checks 返回的检查“a”的 run 应为函数，而不是 int；这一项未用",
            ],
        ),
        (
            "register_checks",
            "return {'a': Check(run, dict, {}), 'b': Check(run, Options, ['x'])}",
            [
                "register_checks 返回的检查“a”的 options 应为 msgspec.Struct 的子类；这一项未用",
                "register_checks 返回的检查“b”的 fields 应为映射（占位符: 中文含义），而不是 list；这一项未用",
            ],
        ),
        (
            "register_checks",
            "return {'a': Check(run, Options, {}, needs='all'), 'b': Check(run, Options, {}, needs=run)}",
            [
                f"register_checks 返回的检查“{name}”的 needs 应为 report、claims、tables、file 之一；这一项未用"
                for name in ("a", "b")
            ],
        ),
        (
            "register_checks",
            "return {'a': Check(run, msgspec.defstruct('Own', [('x', 'Nothing')]), {})}",
            [
                "register_checks 返回的检查“a”的 options 不能用来读取规则文件"
                "（NameError：name 'Nothing' is not defined）；这一项未用"
            ],
        ),
        (
            "register_rules",
            "return [3, 'pack', None]",
            [
                f"register_rules 返回的一项应为规则或规则包的文件夹，而不是 {kind}；这一项未用"
                for kind in ("int", "str", "NoneType")
            ],
        ),
        (
            "register_rules",
            "return [rule('FujianFee'), rule(3), rule(title=' '), rule(basis=None)]",
            [
                "register_rules 返回的规则的名称“FujianFee”应为小写字母、数字和连字符，例如 fee-table；这一项未用",
                "register_rules 返回的规则的名称应为文字，而不是 int；这一项未用",
                "register_rules 返回的规则“fujian-fee”的 title 应为文字，不能为空；这一项未用",
                "register_rules 返回的规则“fujian-fee”的 basis 应为文字，不能为空；这一项未用",
            ],
        ),
        (
            "register_rules",
            "import dataclasses; return [dataclasses.replace(rule(), level='note'), rule(applies=None)]",
            [
                "register_rules 返回的规则“fujian-fee”的 level 应为 Level，而不是 str；这一项未用",
                "register_rules 返回的规则“fujian-fee”的 applies 应为 Applies，而不是 NoneType；这一项未用",
            ],
        ),
        (
            "register_rules",
            "from plugin_gansu import Options as Other; "
            "return [rule(check='g-fee', options=Other(), message=text) for text in ('收费{fee}{cost}', '{')]",
            [
                "register_rules 返回的规则“fujian-fee”的 message 没有占位符“{cost}”，检查“g-fee”提供：fee；这一项未用",
                "register_rules 返回的规则“fujian-fee”的 message 花括号不成对；要写花括号本身，请写两个；这一项未用",
            ],
        ),
        (
            "register_rules",
            "return [rule(check='forbit')]",
            [
                "register_rules 返回的规则“fujian-fee”：没有“forbit”这种检查，是否指“forbid”？"
                f"可用的检查：g-fee、{'、'.join(CHECKS)}；这一项未用"
            ],
        ),
        (
            "register_rules",
            "return [rule(check='forbid')]",
            [
                "register_rules 返回的规则“fujian-fee”的 options "
                f"应为检查“forbid”的选项 {CHECKS['forbid'].options.__name__}，而不是 Options；这一项未用"
            ],
        ),
    ],
)
def test_a_hook_that_returns_nonsense(install: Install, name: str, body: str, messages: list[str]) -> None:
    assert problems_of(install, hook(name, body)) == tuple(f"钩子 {message}" for message in messages)


@pytest.mark.parametrize("name", CHECKS)
def test_the_built_in_checks_are_as_they_should_be(name: str) -> None:
    check = CHECKS[name]
    assert wrong_with_check(name, check._replace(needs="file") if callable(check.needs) else check) is None


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


def test_what_plugins_print_does_not_reach_the_output(install: Install, capfd: pytest.CaptureFixture[str]) -> None:
    install("fujian", "print('导入')\n" + dedent(hook("register_rules", "print('调用'); return []")))
    assert load_plugins().problems == ()
    print("结果")  # noqa: T201 - standard output is what is tested
    assert capfd.readouterr() == ("结果\n", "导入\n调用\n")


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


def test_the_run_knows_of_broken_plugins(install: Install, tmp_path: Path) -> None:
    install("fujian", "import gipr_lint_none")
    report = tmp_path / "a.txt"
    report.write_text("今天天气很好。\n", encoding="utf-8")
    command = [sys.executable, "-m", "gipr_lint", "check", str(report)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(tmp_path)})
    assert shown.returncode == 2
    assert "插件 fujian（gipr-lint-fujian 1.0）" in shown.stdout + shown.stderr


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


CHATTY = """
    import os
    import msgspec
    from gipr_lint import hookimpl
    from gipr_lint.model.finding import Level
    from gipr_lint.model.rule import Check, Rule

    class Options(msgspec.Struct, frozen=True):
        pass

    def say(what):
        print(what)
        os.write(1, what.encode())

    def run(report, options):
        say("from the rule")
        return iter(())

    @hookimpl
    def register_checks():
        return {"fee-table": Check(run, Options, {}, "收费表")}

    @hookimpl
    def register_rules():
        texts = dict(title="标题", message="信息。", help="帮助", basis="依据")
        return [Rule(id="fujian-fee", level=Level.NOTE, check="fee-table", options=Options(), tags=(), **texts)]

    def render(run, options):
        say("from the reporter")
        return "the result"

    @hookimpl
    def register_reporters():
        return {"fujian-table": render}
"""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_a_plugin_prints_while_it_works_is_no_result(
    tmp_path: Path, install: Install, jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("fujian", CHATTY)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    reports = [tmp_path / f"{number}.txt" for number in range(30 if jobs == "2" else 1)]
    for report in reports:
        report.write_text("云溪县2024年政府信息公开工作年度报告\n一、总体情况\n", encoding="utf-8")
    command = [sys.executable, "-m", "gipr_lint", "check", "--jobs", jobs, "--format", "fujian-table"]
    done = subprocess.run([*command, *map(str, reports)], capture_output=True, encoding="utf-8", check=False)
    assert done.stdout == "the result"
    assert done.stderr.count("from the rule") == 2 * len(reports)
    assert done.stderr.count("from the reporter") == 2
