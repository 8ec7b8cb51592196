"""``python benchmarks/quality`` or ``python -m benchmarks.quality``; reports come from ``tests/support/generator``."""

from __future__ import annotations

import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent
sys.path[:0] = [str(BENCHMARKS), str(BENCHMARKS.parent)]

from quality.bench import main  # noqa: E402 - found only now

sys.exit(main())
