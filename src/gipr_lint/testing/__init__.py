"""Examples of rules as tests: exact spans, nothing more and nothing less. Public, so that rule packs test alike.

In: a rule and its examples. Out: what each example finds that it should not, or does not find.
Not here: the tests of this project itself (the folder ``tests``).
"""

from __future__ import annotations

from gipr_lint.testing.example import build
from gipr_lint.testing.pack_examples import read_pack
from gipr_lint.testing.sample import ExampleError, Sample
from gipr_lint.testing.trial import verify

__all__ = ["ExampleError", "Sample", "build", "read_pack", "verify"]
