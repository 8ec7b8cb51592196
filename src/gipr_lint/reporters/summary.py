"""The verdict of a run: what was checked and what came of it, and never more than that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level
from gipr_lint.readers import ARCHIVES, SAVE_AS, TEXT_SUFFIXES, UNPACK, WORD_SUFFIXES, suffix_of
from gipr_lint.reporters.printable import printable, printable_place

if TYPE_CHECKING:
    from gipr_lint.model.finding import Finding
    from gipr_lint.model.run import Remark, RuleLike, Run, Unjudged
    from gipr_lint.reporters import ReporterOptions

LEVELS = {Level.ERROR: "错误", Level.WARNING: "警告", Level.NOTE: "提示"}

Paint = Callable[[str, str], str]
BOLD = "1"
RED = "1;31"
GREEN = "1;32"

_GROUPS = {
    "structure": "结构",
    "tables": "表格",
    "text": "正文",
    "time": "正文",
    "wording": "正文",
    "privacy": "个人信息",
    "year": "上下年度",
}
"""What the rules of a tag check; the first tag of a rule counts."""
_OTHERS = "本地规则"
_COMPARING = "上下年度"
_BY = {"comment": "批注", "config": "配置", "baseline": "基线"}
"""What accepts findings."""
_OF_TABLES = ("表格", "个人信息")
_IN_PLACE, _COPY = "--fix", "annotate --fix"
"""The command lines that mend a file in its place, and a copy of it."""
_UNTRIED = {"none": (True, True), "certain": (False, True), "all": (False, False)}
"""Of each kind of mending that was tried, whether certain fixes and offered ones are still to be had."""
_ORDER = ("结构", "表格", "正文", "个人信息", _COMPARING, _OTHERS)


def plain(text: str, style: str) -> str:  # noqa: ARG001 - stands in for a function that colours
    """Return the text without any colour."""
    return text


def summary(run: Run, options: ReporterOptions, paint: Paint = plain) -> Iterator[str]:
    """Yield the lists of what the run could not do as it should, and the verdict."""
    yield from _lists(run, options, paint)
    yield "\n".join((*verdict(run, options, paint), *_incomplete(run, paint)))


def _lists(run: Run, options: ReporterOptions, paint: Paint) -> Iterator[str]:
    """Yield what the run could not do as it should, and with ``verbose`` the files left out."""
    if run.problems:
        yield _list(
            paint("以下问题使检查不完整：", RED),
            (f"{one.subject}：{one.message}" for one in run.problems),
        )
    yield from remarks(run)
    if options.verbose and run.suppressed:
        yield _list("已接受的问题，不计入：", (_accepted(one, run) for one in run.suppressed))
    if options.verbose and run.skipped:
        yield _list("已跳过，不是政府信息公开工作年度报告：", run.skipped)
    if options.verbose and run.unsupported:
        yield _list("已跳过，暂不支持此文件格式：", map(_instead, run.unsupported))
    if options.verbose and run.without_previous:
        yield _list("没有找到上一年的报告，未作比较：", run.without_previous)
    if options.verbose and len(run.unjudged) > 1:
        yield _list(
            "没有检查到、或不能确定的内容：",
            (f"{one.path}：{'；'.join(left_open(one, options))}" for one in run.unjudged),
        )


def remarks(run: Run) -> Iterator[str]:
    """Yield the list of what is wrong with suppressions, where anything is."""
    if run.remarks:
        yield _list("接受问题的批注、配置或基线需要整理：", map(_remark, run.remarks))


def _list(title: str, items: Iterable[str]) -> str:
    return "\n".join((title, *(f"  {printable(item)}" for item in items)))


def _instead(path: str) -> str:
    """Return a file that cannot be read, and what to do with it."""
    instead = instead_of(path)
    return f"{path}（{instead}）" if instead else path


def instead_of(path: str) -> str:
    """Return what to do with a file that cannot be read; nothing where that is not known."""
    return SAVE_AS.get(suffix_of(path), "")


def verdict(run: Run, options: ReporterOptions, paint: Paint = plain) -> Iterator[str]:
    """Yield the sentences that say what was checked, what came of it, and what was not."""
    hint = "" if options.verbose else "（加 -v 列出）"
    counts = [f"{run.count(level)} 个{name}" for level, name in LEVELS.items() if run.count(level)]
    scope = _scope(run)
    if not run.checked:
        yield paint("没有检查任何报告。", BOLD)
    elif counts:
        yield paint(f"检查了 {run.checked} 份报告：{'，'.join(counts)}。", BOLD)
    elif not scope:
        yield paint(f"读了 {run.checked} 份报告，没有用得上的规则，什么也没有检查。", BOLD)
    elif run.problems:
        yield paint(f"检查了 {run.checked} 份报告（{scope}），查完的部分没有发现问题。", BOLD)
    else:
        nothing = "没有未接受的问题" if run.suppressed else "没有发现问题"
        yield paint(f"检查了 {run.checked} 份报告（{scope}），{nothing}。", GREEN)
    if options.commands:
        yield from _mendable(run)
    yield from _suppressed(run, options)
    yield from _unjudged(run, options, hint)
    if run.skipped:
        yield f"跳过 {len(run.skipped)} 个不是年度报告的文件{hint}。"
    archives = sum(suffix_of(path) in ARCHIVES for path in run.unsupported)
    if archives:
        yield f"跳过 {archives} 个压缩包，{UNPACK}{hint}。"
    if len(run.unsupported) > archives:
        yield f"跳过 {len(run.unsupported) - archives} 个暂不支持其格式的文件{hint}。"
    if run.without_previous:
        yield f"{len(run.without_previous)} 份报告没有找到上一年的报告，未作比较{hint}。"


def _incomplete(run: Run, paint: Paint) -> Iterator[str]:
    if run.problems:
        yield paint(f"运行不完整：有 {len(run.problems)} 个问题，见上。", RED)


def mark(finding: Finding, run: Run) -> str:
    """Return the mark of a finding that can be mended."""
    command = _command(finding.path)
    if finding.fix is None or not command or not _UNTRIED[run.tried][not finding.fix.certain]:
        return ""
    return f"［可用 {command}{'' if finding.fix.certain else ' --unsafe-fixes'} 修改］"


def _mendable(run: Run) -> Iterator[str]:
    """Yield how many findings can be mended, in place and in copies."""
    counts = {_IN_PLACE: [0, 0], _COPY: [0, 0]}
    for path, numbers in run.fixable.items():
        if command := _command(path):
            for kind, (number, untried) in enumerate(zip(numbers, _UNTRIED[run.tried], strict=True)):
                counts[command][kind] += number * untried
    for command, (certain, offered) in counts.items():
        where = "Word 文件里" if command == _COPY else ""
        first = f"{where or '其中'} {certain} 个可用 {where and 'gipr-lint '}{command} 修改" if certain else ""
        more = "另有" if certain else f"{where}有"
        rest = f"{more} {offered} 个加 --unsafe-fixes 才改，改后请核对" if offered else ""
        if first or rest:
            yield f"{'；'.join(filter(None, (first, rest)))}。"


def _command(path: str) -> str:
    """Return what mends a file of this kind; nothing where nothing does."""
    suffix = suffix_of(path)
    if path == "-" or suffix in TEXT_SUFFIXES:
        return _IN_PLACE
    return _COPY if suffix in WORD_SUFFIXES else ""


def _suppressed(run: Run, options: ReporterOptions) -> Iterator[str]:
    if run.suppressed:
        kinds: Counter[str] = Counter(one.suppression.kind for one in run.suppressed if one.suppression)
        by = "，".join(f"{_BY[kind]} {kinds[kind]} 个" for kind in _BY if kinds[kind])
        yield f"另有 {len(run.suppressed)} 个问题已接受，不计入：{by}{'' if options.verbose else '（加 -v 列出）'}。"


def _accepted(finding: Finding, run: Run) -> str:
    kind, reason = finding.suppression or ("baseline", "")
    place = printable_place(finding, run)
    return f"{place} {finding.rule}：{finding.text}（{_BY[kind]}{f'：{reason}' if reason else ''}）"


def _remark(remark: Remark) -> str:
    return f"{remark.path}{f':{remark.line}' if remark.line else ''}：{remark.message}"


def _scope(run: Run) -> str:
    """Return what the rules in force check: a group for each of them, and how many of these groups were not used."""
    groups: dict[str, list[RuleLike]] = {}
    for rule in run.known or run.rules:
        groups.setdefault(_group(rule), []).append(rule)
    used = {rule.id for rule in run.rules}
    whole = {name for name, rules in groups.items() if all(rule.id in used for rule in rules)}
    named = whole | {_group(rule) for rule in run.rules if not whole & {_GROUPS.get(tag) for tag in rule.tags}}
    if not run.compared:
        named.discard(_COMPARING)
    if run.checked == sum(one.tables_only for one in run.unjudged):
        named &= {*_OF_TABLES}
    left = sum(rule.id not in used for name in named for rule in groups[name])
    return "、".join(name for name in _ORDER if name in named) + (
        f"；其中 {left} 条规则没有用" if named and left else ""
    )


def _group(rule: RuleLike) -> str:
    return next((_GROUPS[tag] for tag in rule.tags if tag in _GROUPS), _OTHERS)


def _unjudged(run: Run, options: ReporterOptions, hint: str) -> Iterator[str]:
    """Yield what could not be judged: in one report in full, in many as counts."""
    if len(run.unjudged) == 1:
        only = run.unjudged[0]
        where = f"{printable(only.path)}：" if run.checked > 1 else ""
        yield f"没有检查到、或不能确定的：{where}{'；'.join(map(printable, left_open(only, options)))}。"
    elif run.unjudged:
        yield f"{len(run.unjudged)} 份报告里有些内容没有检查到、或不能确定{hint}。"


def left_open(found: Unjudged, options: ReporterOptions) -> Iterator[str]:
    """Yield what could not be judged in a report, or not for sure."""
    show = "用 gipr-lint show " if options.commands else ""
    if found.tables_only:
        yield "文件只有表格，结构和正文没有检查"
    if found.missing:
        yield f"没有找到{'、'.join(f'“{name}”' for name in found.missing)}，其中的数字没有检查"
    if found.foreign:
        yield f"{'、'.join(f'“{name}”' for name in found.foreign)}是另一版格式的，其中的勾稽没有检查"
    if found.rows:
        yield f"表格有 {found.rows} 行是推断的，请{show}核对"
    if found.unsure:
        yield f"有 {found.unsure} 格数字识别得没有把握，请{show}查看（标有 ?），对照原件"
    if found.amounts:
        yield f"正文有 {found.amounts} 处件数没有与表格核对"
