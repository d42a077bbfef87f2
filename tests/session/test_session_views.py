"""Specification of what others see of a session: the moment, the summary, the diagram."""

from tests.session.session_examples import Walk, script
from unkink.session.diagram import diagram
from unkink.session.engine import TABLE
from unkink.session.events import Easier, Hurts, PainAfter, PainWas, Pause, Pop, Skip
from unkink.session.moment import Moment, Next, moment
from unkink.session.summary import summarise


def seen(walk: Walk) -> Moment:
    return moment(walk.state, walk.now)


def test_before_the_start_the_moment_shows_what_comes_first() -> None:
    now = seen(Walk(script("ball-stretch")))
    assert now.line == "Start when you are ready."
    assert now.next == Next("settle", "", "Let your shoulders drop. Breathe out slowly.", "")
    assert (now.progress, now.item, now.items) == (0.0, 0, 1)
    assert "begin" in now.allowed


def test_a_moment_in_a_hold_shows_the_whole_picture() -> None:
    now = seen(Walk(script("knee-rotation", reps=3, hold_s=10)).begins().goes_to("hold", 2, side="right").waits(4))
    assert (now.technique, now.name, now.phase) == ("knee-rotation", "Lying knee rotation", "hold")
    assert (now.side, now.side_name, now.repetition, now.repetitions) == ("right", "Right side", 2, 3)
    assert (now.remaining_s, now.segment_s) == (6, 10)
    assert now.next == Next("out_of", "Lying knee rotation", "Bring the knees back slowly.", "right")


def test_the_progress_runs_from_nothing_to_everything() -> None:
    walk = Walk(script("ball-stretch", "chair-lean-back")).begins()
    shown = [seen(walk).progress]
    while walk.state.queue:
        if walk.phase == "ask_pop":
            walk.does(Pop(heard=False))
        walk.waits(0.25)
        shown.append(seen(walk).progress)
    assert shown == sorted(shown)
    assert (shown[0], shown[-1]) == (0.0, 1.0)


def test_a_pause_shows_that_it_is_one_and_stands_still() -> None:
    walk = Walk(script("ball-stretch", hold_s=10)).begins().goes_to("hold").waits(4).does(Pause()).waits(30)
    now = seen(walk)
    assert now.line == "Paused. Come out slowly if you like."
    assert now.remaining_s == 6


def test_looking_changes_nothing_and_needs_no_tick() -> None:
    walk = Walk(script("ball-stretch", hold_s=10)).begins().goes_to("hold")
    assert [moment(walk.state, walk.now + passed).remaining_s for passed in (0, 3.5, 10, 99)] == [10, 6.5, 0, 0]


def test_a_long_hold_paces_the_breath_out_and_in() -> None:
    walk = Walk(script("ball-stretch", hold_s=30)).begins().goes_to("hold")
    assert [seen(walk.waits(1)).breath for _ in range(10)] == ["out"] * 5 + ["in"] * 4 + ["out"]
    assert seen(walk).breath_line == "Breathe out"


def test_the_way_into_a_movement_has_the_breath_of_its_technique() -> None:
    assert seen(Walk(script("ball-stretch")).begins().goes_to("into")).breath == "out"


def test_the_easier_variant_shows_its_own_name() -> None:
    walk = Walk(script("ball-stretch")).begins().goes_to("hold").does(Easier())
    assert seen(walk).name == walk.state.script.items[0].easier_name


def test_a_stop_keeps_its_advice_on_the_screen() -> None:
    now = seen(Walk(script("ball-stretch")).begins().goes_to("hold").does(Hurts()).does(PainWas("faint")))
    assert (now.stop, now.advice) == ("S03", "Stop and call your emergency number now.")


def test_a_summary_tells_what_was_done_of_each_exercise() -> None:
    walk = Walk(script("ball-stretch", "chair-lean-back", "rocking", "knee-rotation", reps=2)).begins(pain=4)
    walk.goes_to("hold", 2).does(Skip("too-hard")).goes_to("ask_pop").does(Pop(heard=True))
    summary = summarise(walk.to_the_end().does(PainAfter(2)).state)
    assert (summary.outcome, summary.pain_before, summary.pain_after, summary.popped) == ("finished", 4, 2, True)
    assert [(each.technique, each.repetitions, each.popped, each.skipped) for each in summary.exercises] == [
        ("ball-stretch", 1, False, "too-hard"),
        ("chair-lean-back", 1, True, None),
        ("rocking", 0, False, None),
        ("knee-rotation", 4, False, None),
    ]
    assert [each.spared for each in summary.exercises] == [False, False, True, False]


def test_a_summary_leaves_out_what_was_never_reached() -> None:
    summary = summarise(Walk(script("ball-stretch", "knee-rotation")).begins().goes_to("hold").state)
    assert [each.technique for each in summary.exercises] == ["ball-stretch"]
    assert summary.outcome == "unfinished"


def test_a_summary_counts_the_minutes_in_exercises_without_the_quiet_ends() -> None:
    walk = Walk(script("ball-stretch")).begins().to_the_end()
    planned = sum(segment.seconds for segment in walk.state.script.items[0].segments)
    summary = summarise(walk.state)
    assert summary.moving_s == planned
    assert summary.minutes == round(planned / 60, 1)


def test_the_diagram_draws_every_way_from_one_status_to_another() -> None:
    drawn = diagram()
    for start, row in TABLE.items():
        for transition in row.values():
            for end in transition.to:
                assert start is end or f"    {start.value} --> {end.value}: " in drawn


def test_the_diagram_leads_nowhere_from_the_ends() -> None:
    assert "stopped --> [*]" in diagram()
    assert "stopped --> running" not in diagram()
