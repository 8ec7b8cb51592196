"""Where the project stands, and what may stand beside it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "gipr_lint"
EXAMPLES = ROOT / "examples"
SHARED = ROOT.parent / "shared"
"""Real reports, the catalogue of rules and a validator of SARIF; a test that needs them is skipped without them."""
SARIF_VALIDATOR = SHARED / "check_sarif.sh"
SENTENCES = ROOT / "tests" / "statements"
"""The corpus of sentences, with the reports into which they are put."""
