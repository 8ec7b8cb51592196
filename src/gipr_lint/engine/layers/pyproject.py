"""``[tool.gipr-lint]`` in ``pyproject.toml``: the same keys as in the file of its own."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from gipr_lint.files.yaml import YamlError, YamlFile
from gipr_lint.files.yaml_messages import Steps
from gipr_lint.limits.errors import ConfigurationError

_SECTION = "gipr-lint"


class ProjectFile(YamlFile, frozen=True):
    """A ``pyproject.toml`` read as a file of the tool's own: its mistakes are told by key, without a line."""

    def plain(self) -> Any:  # noqa: ANN401 - any plain data
        """Return the section as plain data. Raises ConfigurationError for broken syntax."""
        try:
            data = tomllib.loads(self.content.decode("utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
            raise ConfigurationError(f"{self.path}：不是有效的 TOML：{error}") from None
        return json.loads(json.dumps(data.get("tool", {}).get(_SECTION, {}), default=str))

    def error(self, steps: Steps, message: str) -> YamlError:
        """Return an error that names the key."""
        name = ".".join(f"第{step + 1}项" if isinstance(step, int) else step for step in steps)
        return _SectionError(self.path, 1, 1, f"[tool.{_SECTION}] {f'“{name}”：' if name else ''}{message}")


class _SectionError(YamlError):
    """What is wrong with a key of the section."""

    def __str__(self) -> str:
        """Return the message without a place: TOML's reader knows none."""
        return f"{self.path}：{self.message}"
