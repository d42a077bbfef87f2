"""The generated pages of the documentation say what the content and the code say."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from write_docs import ROOT, generated

from tests.shipped import LIBRARY

PAGES = generated(LIBRARY)
WRITTEN_WITH = (3, 11)
"""argparse words its help a little differently from one Python to the next."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_generated_page_is_up_to_date(path: Path) -> None:
    if path.name == "commands.md" and sys.version_info[:2] != WRITTEN_WITH:
        pytest.skip("written with another Python")
    assert path.read_text("utf-8") == PAGES[path](), "run 'make docs'"
