"""A configuration with all that it extends: the keys of the nearer file win, and each remembers where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gipr_lint.engine.config import Config
from gipr_lint.engine.config_file import FILE_NAME, PROJECT_FILE_NAME, configuration_in
from gipr_lint.files.cache import recall
from gipr_lint.files.os_errors import explain
from gipr_lint.files.yaml import YamlFile, content_of
from gipr_lint.limits.errors import ConfigurationError
from gipr_lint.limits.tuples import NamedTuple

_MAX_FILES = 16
"""So many configurations one file may extend, those that they extend included."""
_ADDED = frozenset({"extend-select", "extend-ignore", "suppress"})
"""The keys whose lists are joined."""
_MERGED = frozenset({"level", "per-file", "county", "renamed"})
"""The keys whose entries are joined: of two with the same name, the nearer file's holds."""
_PATHS = frozenset({"rules", "previous"})
"""The keys whose paths relate to the file in which they stand."""


class Layered(NamedTuple):
    """A configuration, and in which files each of its keys stands, the nearest first; the others have defaults."""

    config: Config
    origins: Mapping[str, tuple[str, ...]]


def load_layers(path: Path) -> Layered:
    """Read a configuration and what it extends. Raises ConfigurationError, or OSError where it cannot be read."""
    data: dict[str, Any] = {}
    origins: dict[str, tuple[str, ...]] = {}
    seen: list[Path] = []
    _add(path, data, origins, seen, first=True)
    data.pop("extend", None)
    return Layered(YamlFile(str(path), b"").convert(data, Config), origins)


def _add(
    path: Path, data: dict[str, Any], origins: dict[str, tuple[str, ...]], seen: list[Path], *, first: bool = False
) -> None:
    """Add what a file says, and then what it extends, to what nearer files have said."""
    real = path.resolve()
    if real in seen:
        raise ConfigurationError(f"{seen[-1]}：“extend”：{path} 又引用了它自己，请去掉这一处")
    if len(seen) == _MAX_FILES:
        raise ConfigurationError(f"{path}：“extend”：引用的配置超过 {_MAX_FILES} 份")
    seen.append(real)
    given, config = _read(path)
    for key, value in given.items():
        own = [str(path.resolve().parent / one) for one in value] if key in _PATHS and not first else value
        data[key] = _joined(key, data[key], own) if key in data else own
        if key != "extend":
            origins[key] = (*origins.get(key, ()), str(path))
    for extended in config.extend:
        _add(_target(path, extended), data, origins, seen)
    seen.pop()


def _joined(key: str, nearer: Any, farther: Any) -> Any:  # noqa: ANN401 - plain data
    if key in _ADDED:
        return [*farther, *nearer]
    return {**farther, **nearer} if key in _MERGED else nearer


def _read(path: Path) -> tuple[dict[str, Any], Config]:
    """Return the keys of one file, in plain data and read. Raises ConfigurationError, or OSError."""
    file = _file(path)
    data = recall("config", [file.content], dict[str, Any], lambda: _plain(file))
    return data, file.convert(data, Config)


def _plain(file: YamlFile) -> dict[str, Any]:
    data = file.plain()
    file.convert(data, Config)
    return dict(data)


def _file(path: Path) -> YamlFile:
    if path.name != PROJECT_FILE_NAME:
        return YamlFile(str(path), content_of(path))
    from gipr_lint.engine.layers.pyproject import ProjectFile

    return ProjectFile(str(path), content_of(path))


def _target(path: Path, extended: str) -> Path:
    """Return the file that ``extend`` names: of a folder, a rule pack's maybe, the configuration in it."""
    target = path.parent / extended
    try:
        if target.is_dir():
            inside = configuration_in(target)
            if inside is None:
                raise ConfigurationError(f"{path}：“extend”：{extended}：这个文件夹里没有 {FILE_NAME}")
            target = inside
        if target.is_file():
            return target
        reason = "文件或文件夹不存在" if not target.exists() else "不是普通文件"
    except (OSError, ValueError) as error:
        reason = explain(error)
    raise ConfigurationError(f"{path}：“extend”：{extended}：{reason}")
