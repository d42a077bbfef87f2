"""Measures must be scorable: tables without gaps, and every form known by one measure only."""

from unkink.knowledge.library import Library
from unkink.knowledge.measure import Table
from unkink.knowledge.problem import Problem


def check_measures(library: Library) -> list[Problem]:
    """Check the tables and the identifiers of all measures."""
    problems = []
    owners: dict[str, str] = {}
    for measure in library.measures.values():
        file = f"measures/{measure.id}.yaml"
        table = measure.scoring
        if isinstance(table, Table):
            sums = table.items * (table.most - table.least) + 1
            if len(table.scores) != sums:
                problems.append(Problem(file, 0, "scoring", f"has {len(table.scores)} scores for {sums} possible sums"))
        for name in measure.names:
            if name in owners:
                problems.append(Problem(file, 0, "names", f"{name!r} is a name of {owners[name]} already"))
            if name != name.lower():
                problems.append(Problem(file, 0, "names", f"{name!r} must be in small letters, to be found"))
            owners[name] = measure.id
    return problems
