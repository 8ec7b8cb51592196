"""The networks that find and read print, from the wheel that ships them: nothing is ever fetched."""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnxruntime

from gipr_lint.readers import ReadError
from gipr_lint.readers.scan.recognition.pixels import Pixels

Network: TypeAlias = Any
"""What the library calls a session; it has no types of its own."""
_PACKAGE = "rapidocr"
"""The wheel with the networks: PP-OCR, made into ONNX."""
_NOT_THERE = "识别扫描件所用的模型不完整，请重新安装：pip install --force-reinstall rapidocr onnxruntime"
_SHARING_PROCESSES = 2
"""So many processors share the work on one page."""
_LETTERS_KEY = "character"
"""Under this name the network for reading lists its letters, line by line."""


class Models:
    """The two networks, each loaded when it is first used."""

    @cached_property
    def finder(self) -> Network:
        """The one that finds print: a picture in, for each point how surely it belongs to print out."""
        return _session("det")

    @cached_property
    def reader(self) -> Network:
        """The one that reads a line of print: pictures in, for each step along them how likely each letter is out."""
        return _session("rec")

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The letters by number; number 0 stands for none, and the space behind the last."""
        listed = self.reader.get_modelmeta().custom_metadata_map.get(_LETTERS_KEY, "").splitlines()
        if not listed:
            raise ReadError(_NOT_THERE)
        return ("", *listed, " ")

    @cached_property
    def number(self) -> dict[str, int]:
        """The numbers of the letters."""
        return {letter: number for number, letter in enumerate(self.letters) if letter}

    def run(self, session: Network, pictures: Pixels) -> Pixels:
        """Return what a network makes of pictures."""
        made: Pixels = session.run(None, {session.get_inputs()[0].name: pictures.astype(np.float32)})[0]
        return made


def _session(kind: str) -> Network:
    """Return a network by its kind. Raises ReadError where it is not there."""
    found = find_spec(_PACKAGE)
    folders = [Path(place, "models") for place in (found.submodule_search_locations or ())] if found else []
    files = [file for folder in folders for file in sorted(folder.glob(f"PP-OCR*_{kind}_*.onnx"))]
    if not files:
        raise ReadError(_NOT_THERE)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _SHARING_PROCESSES
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.enable_mem_pattern = False  # one for each size of picture would be kept
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(files[-1]), options, providers=["CPUExecutionProvider"])
