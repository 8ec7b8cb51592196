"""What hooks return: nonsense is told in exact words, entry by entry."""

from __future__ import annotations

import pytest

from gipr_lint.checks import CHECKS
from gipr_lint.extensions.plugins.validation import wrong_with_check
from tests.support.extensions.plugin_code import Install, hook, problems_of


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
                f"register_checks 返回的检查“{name}”的 needs 应为 report、statements、tables、file 之一；这一项未用"
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
            "from msgspec.structs import replace; return [replace(rule(), level='note'), rule(applies=None)]",
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
