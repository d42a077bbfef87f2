"""Check the content as the product reads it, and that a body can do every motion: run by `make content`.

A folder may be named that holds other content. Prints one sentence a problem and fails when there is any.
"""

import sys
from pathlib import Path

from unkink.body.validation import check_body
from unkink.knowledge.loading import CONTENT, load_library, located
from unkink.knowledge.problem import ContentProblems, Problem


def problems(content: Path) -> list[Problem]:
    """Return everything wrong with a content folder; motions are looked at once everything else is right."""
    try:
        library = load_library(content)
    except ContentProblems as found:
        return found.problems
    return [located(content, each) for technique in library.techniques.values() for each in check_body(technique)]


def main() -> int:
    """Print what is wrong; the exit code is 1 when anything is."""
    content = Path(sys.argv[1]) if len(sys.argv) > 1 else CONTENT
    found = problems(content)
    for each in found:
        print(each, file=sys.stderr)
    if not found:
        print("no field of the content is wrong, and a body can do every motion in it")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
