"""What rule packs change in rules that are not their own, and where two of them disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from gipr_lint.extensions.packs.pack_file import Adjustment, Pack
from gipr_lint.files.names import suggest
from gipr_lint.files.yaml import YamlError
from gipr_lint.limits.tuples import NamedTuple
from gipr_lint.model.finding import Level, Problem
from gipr_lint.model.rule import Rule
from gipr_lint.rulefiles.loader import Context, RuleFilesError, plain_options, read_options

_OFF = "off"


class Adjusted(NamedTuple):
    """The rules after all adjustments, mistakes in ``pack.yaml`` files, and packs that disagree."""

    rules: tuple[Rule, ...]
    errors: tuple[YamlError, ...]
    disagreements: tuple[Problem, ...]


class _Wish(NamedTuple):
    """What a pack wants of one aspect of a rule: its level, or one of its options."""

    pack: Pack
    value: Any
    reason: str


def adjust(
    rules: Sequence[Rule],
    owners: Mapping[str, Pack],
    packs: Sequence[Pack],
    bases: Mapping[Pack, Sequence[Pack]],
    context: Context,
) -> Adjusted:
    """Apply the adjustments of all packs; ``bases`` are the packs that each extends, however far.

    ``owners`` says which pack a rule belongs to, where it does. Where packs of which none extends the other disagree
    about a level or an option, neither is heeded; a pack that extends the other has the last word.
    """
    known = {rule.id: rule for rule in rules}
    errors: list[YamlError] = []
    wishes: dict[tuple[str, str], list[_Wish]] = {}
    for pack in packs:
        for name, wanted in pack.file.adjust.items():
            wrong = _wrong(pack, name, known, owners, bases)
            if wrong:
                errors.append(pack.error(["adjust", name], wrong))
                continue
            for aspect, value in _aspects(wanted):
                wishes.setdefault((name, aspect), []).append(_Wish(pack, value, wanted.reason))
    disagreements: list[Problem] = []
    agreed: dict[str, dict[str, _Wish]] = {}
    for (name, aspect), wished in wishes.items():
        last = _last_words(wished, bases)
        if any(wish.value != last[0].value for wish in last):
            disagreements.append(_disagreement(name, aspect, last))
        else:
            agreed.setdefault(name, {})[aspect] = last[0]
    for name, changes in agreed.items():
        try:
            known[name] = _changed(known[name], changes, context)
        except RuleFilesError as error:
            errors += error.errors
    return Adjusted(tuple(known[rule.id] for rule in rules), tuple(errors), tuple(disagreements))


def _aspects(wanted: Adjustment) -> Iterator[tuple[str, Any]]:
    if wanted.level is not None:
        yield "level", wanted.level
    yield from ((f"with.{key}", value) for key, value in wanted.options.items())


def _wrong(
    pack: Pack,
    name: str,
    known: Mapping[str, Rule],
    owners: Mapping[str, Pack],
    bases: Mapping[Pack, Sequence[Pack]],
) -> str | None:
    """Say what is wrong with adjusting a rule of this name, if anything is."""
    if name not in known:
        return f"没有规则“{name}”{suggest(name, list(known))}"
    owner = owners.get(name)
    if owner is pack:
        return f"“{name}”是本规则包自己的规则，请直接改它的文件"
    if owner is not None and owner not in bases[pack]:
        return f"“{name}”是{owner.label}的规则，要先写入 extends 才能改变"
    return None


def _last_words(wished: Sequence[_Wish], bases: Mapping[Pack, Sequence[Pack]]) -> list[_Wish]:
    """Return the wishes that no pack extending theirs overrides."""
    return [wish for wish in wished if not any(wish.pack in bases[other.pack] for other in wished)]


def _disagreement(name: str, aspect: str, wishes: Sequence[_Wish]) -> Problem:
    told = "；".join(f"{wish.pack.label}要求 {_shown(wish.value)}" for wish in wishes)
    return Problem("pack", f"规则 {name}", f"规则包对 {aspect} 的要求不一致：{told}；都未采用，请用 extends 定出先后")


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever a YAML file says
    import msgspec

    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def _changed(rule: Rule, changes: Mapping[str, _Wish], context: Context) -> Rule:
    """Return a rule with another level and other options. Raises RuleFilesError for options that do not fit."""
    remarks = [
        f"{wish.pack.label}：{aspect} 改为 {_shown(wish.value)}（{wish.reason}）" for aspect, wish in changes.items()
    ]
    options = {aspect.removeprefix("with."): wish for aspect, wish in changes.items() if aspect != "level"}
    if options:
        *_, last = options.values()
        data = {**plain_options(rule.options), **{name: wish.value for name, wish in options.items()}}
        reading = context._replace(origin=last.pack.origin)
        at = ["adjust", rule.id, "with"]
        read = read_options(last.pack.source, data, context.checks[rule.check], reading, at=at)
        rule = replace(rule, options=read)
    level = changes.get("level")
    if level is not None:
        own = rule.level if level.value == _OFF else Level(level.value)
        rule = replace(rule, level=own, off=level.value == _OFF)
    return replace(rule, remarks=(*rule.remarks, *remarks))
