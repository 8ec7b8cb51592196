"""Configuration: ``.gipr-lint.yaml``, and which rules are in force."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from gipr_lint.engine.config_file import FAIL_ON, FORMAT
from gipr_lint.files.names import suggest
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.processes import MAX_PROCESSES
from gipr_lint.limits.time_limit import FILE_SECONDS, MAX_SECONDS
from gipr_lint.model.finding import Level
from gipr_lint.model.rule import Rule

if TYPE_CHECKING:
    from gipr_lint.model.run import RuleLike

Levels = dict[str, Literal["error", "warning", "note", "off"]]


class PerFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for some files only."""

    select: Annotated[tuple[str, ...], Meta(description="这些文件只用这些规则或标签", min_length=1)] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="这些文件不用这些规则或标签")] = ()
    level: Annotated[Levels, Meta(description="这些文件改变级别：规则或标签 → 级别")] = {}


class Suppress(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Findings that stay as they are, and why."""

    rule: Annotated[str, Meta(description="接受哪条规则（或标签）的问题", min_length=1)]
    reason: Annotated[str, Meta(description="为什么接受，必须写", min_length=1)]
    path: Annotated[str, Meta(description="哪些文件，写法同 .gitignore；不写就是全部")] = ""
    at: Annotated[
        str, Meta(description="报告的哪一处：部分、表格、行或格的 id，如 overview、requests.new.total；不写就是各处")
    ] = ""
    until: Annotated[date | None, Meta(description="接受到哪一天，如 2026-12-31；过期就不再接受")] = None

    def __post_init__(self) -> None:
        """Refuse a reason that says nothing. Raises ValueError."""
        if not self.reason.strip():
            raise ValueError("“reason”不能是空的，请写明为什么接受")


class Config(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys of the configuration file, with their defaults. Paths are relative to the file."""

    extend: Annotated[
        tuple[str, ...],
        Meta(
            description="先照别的配置：文件，或者放有 .gipr-lint.yaml 的文件夹（例如规则包）；本文件写了的以本文件为准"
        ),
    ] = ()
    select: Annotated[tuple[str, ...], Meta(description="只用这些规则或标签；不写就是全部", min_length=1)] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="不用这些规则或标签")] = ()
    extend_select: Annotated[tuple[str, ...], Meta(description="select 之外再加这些规则或标签")] = ()
    extend_ignore: Annotated[tuple[str, ...], Meta(description="ignore 之外再加这些规则或标签")] = ()
    level: Annotated[Levels, Meta(description="改变级别：规则或标签 → 级别")] = {}
    per_file: Annotated[
        dict[str, PerFile],
        Meta(
            description="个别文件另行规定：文件的模式（写法同 .gitignore）→ select、ignore、level；"
            "几条都符合的，后一条优先"
        ),
    ] = {}
    suppress: Annotated[
        tuple[Suppress, ...],
        Meta(description="接受的问题，各有理由：rule、reason，可以写 path、at、until；仍然计数，不影响退出码"),
    ] = ()
    fail_on: Annotated[Literal["error", "warning", "note"], Meta(description="有这一级别的问题就以 1 退出")] = FAIL_ON
    format: Annotated[
        str,
        Meta(
            description="输出格式：text、concise、json、sarif、html、csv、github、gitlab、junit、rdjson，或插件提供的"
        ),
    ] = FORMAT
    exclude: Annotated[tuple[str, ...], Meta(description="检查文件夹时不看的文件，写法同 .gitignore")] = ()
    edition: Annotated[
        Literal["2019", "2021", 2019, 2021] | None, Meta(description="按哪一版格式检查；不写就由报告年份决定")
    ] = None
    rules: Annotated[tuple[str, ...], Meta(description="规则包的文件夹，相对于本文件")] = ()
    ocr: Annotated[
        Literal["auto", "never", "always"],
        Meta(description="扫描件和图片是否识别文字：auto 没有文字的页才识别，never 不识别，always PDF 的每一页都识别"),
    ] = "auto"
    county: Annotated[
        dict[str, tuple[str, ...]],
        Meta(description="项目检查、扫描：县（区）→ 它汇总的乡镇和部门；不写就按机关名称和文件夹认"),
    ] = {}
    renamed: Annotated[dict[str, str], Meta(description="项目检查、扫描：改过名的机关，原名 → 现名")] = {}
    previous: Annotated[tuple[str, ...], Meta(description="上一年的报告（文件或文件夹），用于比较；同 --previous")] = ()
    jobs: Annotated[int, Meta(description="同时检查的进程数；0 是与处理器一样多", ge=0, le=MAX_PROCESSES)] = 0
    timeout: Annotated[float, Meta(description="检查每个文件的时限（秒），包括读取，0 不限", ge=0, le=MAX_SECONDS)] = (
        FILE_SECONDS
    )
    cache: Annotated[bool, Meta(description="没有改动的报告沿用上次的结果；false 则每次都重新检查")] = True


RUN_WIDE = ("fail-on", "format", "previous", "jobs", "county", "renamed")
"""The keys that hold for a run as a whole: those of the current folder's configuration, never those of a file's."""


def idle_keys(config: Config, written: Iterable[str], run: Config) -> tuple[str, ...]:
    """Return the keys that are written for files and hold for runs alone, where the run has other values."""
    names = ((key, key.replace("-", "_")) for key in RUN_WIDE if key in {*written})
    return tuple(key for key, name in names if getattr(config, name) != getattr(run, name))


class UnknownNameError(ConfigurationError):
    """A name is neither a rule nor a tag; the message says which, and what may be meant."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


def refuse_unknown(names: Iterable[str], rules: "Iterable[RuleLike]") -> None:
    """Raise UnknownNameError for the first name that is neither rule nor tag."""
    known = {name for rule in rules for name in (rule.id, *rule.tags)}
    for name in names:
        if not name:
            raise UnknownNameError(name, "规则或标签的名称不能为空")
        if name not in known:
            meant = suggest(name, sorted(known)) or "；全部规则和标签见 gipr-lint rules"
            raise UnknownNameError(name, f"没有规则或标签“{name}”{meant}")


def choose(
    rules: Sequence[Rule],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    level: Mapping[str, str] | None = None,
) -> tuple[Rule, ...]:
    """Return the rules in force with their levels.

    Names are ids or tags; an id is more specific than a tag and wins, and of two equally specific ``ignore`` wins.
    Raises UnknownNameError for a name that is neither.
    """
    levels = level or {}
    refuse_unknown((*select, *ignore, *levels), rules)
    chosen = []
    for rule in rules:
        own = "off" if rule.off else rule.level
        wanted = levels.get(rule.id) or next((levels[tag] for tag in rule.tags if tag in levels), own)
        if _in_force(rule, select, ignore) and wanted != "off":
            chosen.append(rule if wanted == rule.level else replace(rule, level=Level(wanted)))
    return tuple(chosen)


def _in_force(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.id in ignore:
        return False
    if rule.id in select:
        return True
    return not set(rule.tags) & set(ignore) and (not select or bool(set(rule.tags) & set(select)))
