"""How long commands take as whole processes: `--help` under 0.25 s, `screen` under 0.4 s."""

import json
import sys
import tempfile
from pathlib import Path

from measuring import bare_python, report, whole_process

UNKINK = [sys.executable, "-m", "unkink"]
ANSWERS = {"age": 34, "pain_0_10": 2, "duration_days": 1, "trend": "same", "region": ["low"]}


def main() -> None:
    """Measure the commands that never load Django."""
    bare = bare_python()
    print(f"bare Python: {bare * 1000:.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.json"
        answers.write_text(json.dumps(ANSWERS))
        report("unkink --help", whole_process([*UNKINK, "--help"]), 0.25, bare)
        report("unkink screen", whole_process([*UNKINK, "screen", "--answers", str(answers), "--json"]), 0.4, bare)
        plan = [*UNKINK, "plan", "--place", "floor", "--have", "mat,ball", "--minutes", "10", "--json"]
        report("unkink plan", whole_process(plan), 0.4, bare)
        report("unkink techniques", whole_process([*UNKINK, "techniques", "--json"]), 0.4, bare)


if __name__ == "__main__":
    main()
