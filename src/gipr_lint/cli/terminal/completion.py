"""What shells complete: ids of rules, tags, formats, kinds of checks. Nothing that goes wrong is told while typing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.model.finding import Level

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from gipr_lint.extensions.toolset import Toolset


def formats(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the formats of the output that begin so."""
    return _items(dict.fromkeys(_tools(ctx).reporters, ""), incomplete)


def output_files(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the formats of the output that begin so, each before the file that is still to be typed."""
    return _items(dict.fromkeys((f"{name}=" for name in _tools(ctx).reporters), ""), incomplete)


def checks(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the kinds of checks that begin so."""
    return _items({name: check.about for name, check in _tools(ctx).checks.items()}, incomplete)


def rules(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules that begin so."""
    return _items(_rules(_tools(ctx)), incomplete)


def rules_and_tags(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules and tags that begin as the last of the names does, with those that are typed already."""
    from click.shell_completion import CompletionItem

    typed, comma, last = incomplete.rpartition(",")
    tools = _tools(ctx)
    tags = {tag: "标签" for rule in tools.rules for tag in rule.tags}
    taken = typed.split(",")
    known = {name: about for name, about in {**_rules(tools), **tags}.items() if name not in taken}
    return [CompletionItem(typed + comma + one.value, help=one.help) for one in _items(known, last)]


def levels(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the rules that begin so, with the levels that they may have where there is only one."""
    rule, mark, _ = incomplete.partition("=")
    known = _rules(_tools(ctx))
    found = [rule] if mark else [name for name in known if name.startswith(rule)]
    if len(found) != 1:
        return _items({f"{name}=": known[name] for name in found}, rule)
    return _items({f"{found[0]}={level}": "" for level in (*(one.value for one in Level), "off")}, incomplete)


def _rules(tools: Toolset) -> Mapping[str, str]:
    return {rule.id: rule.title for rule in tools.rules}


def _items(names: Mapping[str, str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [
        CompletionItem(name, help=about or None) for name, about in sorted(names.items()) if name.startswith(incomplete)
    ]


def _tools(ctx: click.Context) -> Toolset:
    """Return the tools of the configuration and of what is typed already; where these cannot be read, the others."""
    from gipr_lint.extensions.toolset import assemble

    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return assemble(_folders(ctx.params.get("config_path"), ctx.params.get("packs") or ()))


def _folders(config_path: str | None, packs: Iterable[str]) -> list[Path]:
    from gipr_lint.cli.console import configured_packs

    try:
        configured = configured_packs(config_path)
    except SystemExit:
        configured = []
    return [*configured, *map(Path, packs)]
