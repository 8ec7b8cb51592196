"""The ``pack.yaml`` of a rule pack: whose the rules are, which tool they fit, and what they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from gipr_lint.files.names import is_kebab
from gipr_lint.files.version import __version__
from gipr_lint.files.yaml import Resource, Steps, YamlError, YamlFile, content_of
from gipr_lint.model.official_format import TableFormat
from gipr_lint.model.run import Origin
from gipr_lint.rulefiles.loader import PACK_FILE, RuleFilesError


class Adjustment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a pack changes in a rule that is not its own."""

    reason: Annotated[str, Meta(description="为什么改变，写明依据")]
    level: Annotated[
        Literal["error", "warning", "note", "off"] | None, Meta(description="新的级别；off 停用这条规则")
    ] = None
    options: Annotated[dict[str, Any], Meta(description="改变的选项，整项替换；没有写的不变")] = msgspec.field(
        name="with", default_factory=dict
    )


class ExtraSection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A section that a pack adds to the format."""

    id: Annotated[str, Meta(description="名称，供规则使用：小写字母、数字和下划线")]
    title: Annotated[str, Meta(description="标题，不含序号")]
    after: Annotated[str, Meta(description="在哪个部分之后")]
    accepted: Annotated[tuple[str, ...], Meta(description="同样认可的标题")] = ()
    table: Annotated[str | None, Meta(description="这一部分应有的表格")] = None
    required: Annotated[bool, Meta(description="true 必须有这一部分；false 可有可无")] = False


class PackFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of ``pack.yaml``."""

    prefix: Annotated[str, Meta(description="规则 id 的前缀，规则文件名以“前缀-”开头，例如 gansu")]
    name: Annotated[str, Meta(description="规则包的名称")]
    version: Annotated[str, Meta(description="规则包的版本（请加引号）")]
    contact: Annotated[str, Meta(description="有疑问时问谁：单位、电话或邮箱")]
    requires: Annotated[str, Meta(description="适用的 gipr-lint 版本，例如 >=0.1,<1")] = ""
    extends: Annotated[
        tuple[str, ...], Meta(description="以哪些规则包为基础：文件夹（相对于本文件）或已安装规则包的前缀")
    ] = ()
    adjust: Annotated[dict[str, Adjustment], Meta(description="改变国家规则或 extends 的规则：规则 id → 改变")] = {}
    accepted: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="同样认可的写法：部分 id → 标题，或“表格.行”→ 行名"),
    ] = {}
    sections: Annotated[tuple[ExtraSection, ...], Meta(description="允许增加的部分")] = ()
    tables: Annotated[tuple[TableFormat, ...], Meta(description="增加的表格")] = ()
    vocabulary: Annotated[
        dict[str, tuple[str, ...] | dict[str, tuple[str, ...]]],
        Meta(description="正文里的说法：词类 → 词，或词类 → 哪一种 → 词"),
    ] = {}
    editions: Annotated[
        tuple[Literal["2019", "2021"], ...], Meta(description="accepted、sections、tables 用于哪些版本的格式")
    ] = ("2019", "2021")


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A rule pack before its rules are read: its folder, what its ``pack.yaml`` says, and who installed it."""

    folder: Resource
    file: PackFile
    source: YamlFile
    plugin: str = ""

    @property
    def origin(self) -> Origin:
        """The origin of its rules."""
        return Origin("plugin" if self.plugin else "pack", self.file.name, self.file.version)

    @property
    def prefix(self) -> str:
        """What the ids of its rules begin with, the hyphen included."""
        return f"{self.file.prefix}-"

    @property
    def label(self) -> str:
        """The pack in Chinese, as in messages that name two of them."""
        return f"规则包“{self.file.name}”（{self.source.path}）"

    def error(self, steps: Steps, message: str) -> YamlError:
        """Return an error at a place of ``pack.yaml``."""
        return self.source.error(steps, message)


def read_pack(folder: Resource, plugin: str = "") -> Pack:
    """Read the ``pack.yaml`` of a folder. Raises RuleFilesError, or OSError where it cannot be read."""
    resource = folder.joinpath(PACK_FILE)
    return parse_pack(folder, YamlFile(str(resource), content_of(resource)), plugin)


def parse_pack(folder: Resource, source: YamlFile, plugin: str = "") -> Pack:
    """Return the pack in a folder whose ``pack.yaml`` is the source. Raises RuleFilesError."""
    try:
        file = source.recalled(PackFile)
    except YamlError as error:
        raise RuleFilesError([error]) from None
    errors = [source.error(steps, message) for steps, message in _mistakes(file)]
    if errors:
        raise RuleFilesError(errors)
    return Pack(folder, file, source, plugin)


def _mistakes(file: PackFile) -> Iterator[tuple[Steps, str]]:
    for key in ("name", "version", "contact"):
        if not getattr(file, key).strip():
            yield [key], "不能为空"
    if not is_kebab(file.prefix):
        yield ["prefix"], "应为小写字母、数字和连字符，例如 gansu"
    if file.requires:
        yield from _unfit(file.requires)
    for rule, adjustment in file.adjust.items():
        if not adjustment.reason.strip():
            yield ["adjust", rule, "reason"], "不能为空，请写明依据"
        if adjustment.level is None and not adjustment.options:
            yield ["adjust", rule], "没有改变什么：请写 level 或 with"


def _unfit(requires: str) -> Iterator[tuple[Steps, str]]:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        if not SpecifierSet(requires).contains(__version__, prereleases=True):
            yield ["requires"], f"这个规则包适用于 gipr-lint {requires}，现在的版本是 {__version__}"
    except InvalidSpecifier:
        yield ["requires"], f"版本范围“{requires}”写法不对，例如 >=0.1,<1"
