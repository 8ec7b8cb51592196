"""The configurations of a run: that of the current folder, and the nearest of each file with its tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gipr_lint.cli.console import layered, with_tools
from gipr_lint.cli.usage import say
from gipr_lint.engine.config import idle_keys
from gipr_lint.engine.layers.nearest import Nearest
from gipr_lint.privacy.file_names import mask_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gipr_lint.cli.console import ConfiguredTools


class Configurations:
    """The configuration of the run and those of its files, each read when a file first needs it.

    With ``--config``, the one that is named holds for every file.
    """

    def __init__(self, root: ConfiguredTools, config_path: str | None, packs: tuple[str, ...] = ()) -> None:
        self.root = root
        self._packs = packs
        self._nearest = Nearest(root.file, fixed=config_path is not None)
        self._known: dict[Path | None, ConfiguredTools] = {root.file: root}

    def of(self, path: str) -> ConfiguredTools:
        """Return the configuration for a file; with a wrong one the run ends."""
        file = self._nearest.of(path)
        if file not in self._known:
            self._known[file] = with_tools(layered(str(file)), self._packs, self._known.values())
        return self._known[file]

    def tell_idle(self, used: Iterable[ConfiguredTools]) -> None:
        """Say on standard error which keys of configurations below that of the run count for nothing."""
        for one in used:
            keys = () if one is self.root else idle_keys(one.config, one.origins, self.root.config)
            if keys:
                rest = "是整个运行的，只照当前文件夹的配置，写在这里不起作用"
                say(f"{mask_name(str(one.root / one.file.name if one.file else one.root))}：“{'”“'.join(keys)}”{rest}")

    def excludes(self, path: str) -> bool:
        """Tell whether the configuration nearest to a file leaves it out; that of the run does so in any case."""
        from gipr_lint.engine.inputs.discover import is_excluded

        own = self.of(path)
        return own is not self.root and is_excluded(path, own.config.exclude, own.root)

    def used(self, paths: Iterable[str]) -> list[ConfiguredTools]:
        """Return the configurations that hold for some files, that of the run first, even if for none."""
        return list({id(one): one for one in (self.root, *map(self.of, paths))}.values())
