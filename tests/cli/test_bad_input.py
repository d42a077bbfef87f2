"""Whatever comes in, one clear line comes out on standard error, nothing on standard output, and the exit code is 2."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Result, Run


def refused(result: Result) -> str:
    assert result.code == 2
    assert result.out == ""
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    return result.err.rstrip("\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", b"", "unkink: a.json: is empty; answers need at least the field age"),
        ("a.yaml", b" \n ", "unkink: a.yaml: is empty; answers need at least the field age"),
        ("a.json", b'{"age": 30', "unkink: a.json: is not valid JSON: Expecting ',' delimiter (line 1)"),
        ("a.json", b'{"age": 30, "age": 31}', "unkink: a.json: age: is given twice"),
        ("a.yaml", b"age: 30\nage: 31\n", "unkink: a.yaml:2: the key 'age' is given twice"),
        ("a.yaml", b"age: [30\n", "unkink: a.yaml:2: has a [ without its ]"),
        ("a.json", b'{"age": NaN}', "unkink: a.json: NaN is no number that an answer can have"),
        ("a.json", b'{"age": 30, "cracks_per_day": 1e999}', "unkink: a.json: cracks_per_day: is inf; allowed is"),
        ("a.yaml", b"age: 30\ncracks_per_day: .nan\n", "unkink: a.yaml: cracks_per_day: is nan; allowed is"),
        ("a.json", b'{"age": 3' + b"3" * 5000 + b"}", "unkink: a.json: holds a number of 5,001 digits"),
        ("a.json", b"[1]", "unkink: a.json: holds no answers; it must be one object of fields"),
        ("a.json", b"null", "unkink: a.json: holds no answers; it must be one object of fields"),
        ("a.yaml", b"1: 2", "unkink: a.yaml: 1 is no name of a field"),
        ("a.json", b"\xff\xfe", "unkink: a.json: is not UTF-8 text (byte 1)"),
        ("a.json", b"[" * 100_000, "unkink: a.json: is not valid JSON: it is nested too deep"),
        ("a.json", b" " * 1_000_001, "unkink: a.json: is larger than 1,000,000 bytes"),
        ("a.json", b'{"age": "old"}', "unkink: a.json: age: "),
        ("a.json", b'{"age": "\\ud800"}', "unkink: a.json: age: holds half a letter ('\\ud800'), which no text can"),
        ("a.json", b'{"age": 30, "text": "a\\udfff"}', "unkink: a.json: text: holds half a letter ('\\udfff')"),
        ("a.json", b"{}", "unkink: a.json: age: is missing; allowed is a whole number from 0 to 120"),
        (
            "a.json",
            b'{"age": 30, "pain_0_10": 11}',
            "unkink: a.json: pain_0_10: is 11; allowed is a whole number from 0",
        ),
        (
            "a.json",
            b'{"age": 30, "agee": 1}',
            "unkink: a.json: agee: 'agee' is not a known field; the nearest is 'age'",
        ),
        (
            "a.json",
            b'{"age": 30, "flags_yes": ["sadle_numb"]}',
            "unkink: a.json: flags_yes: 'sadle_numb' is not a known answer id; the nearest is 'saddle_numb'",
        ),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_broken_answers_file_is_named_with_its_field_and_what_is_allowed(
    run: Run, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert refused(run("screen", "--answers", name)).startswith(said)
    assert refused(run("plan", "--place", "desk", "--minutes", "3", "--answers", name, "--json")).startswith(said)


def test_a_missing_file_and_a_folder_are_told_apart(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert refused(run("screen", "--answers", "none.json")) == "unkink: none.json: there is no such file"
    said = "unkink: folder: is a folder; name the file with the answers"
    assert refused(run("screen", "--answers", "folder")) == said


def test_a_name_that_no_file_can_have_is_still_one_line(run: Run) -> None:
    refused(run("screen", "--answers", "a\x00b"))
    assert refused(run("screen", "--answers", "\udcff.json")) == "unkink: ?.json: there is no such file"
    refused(run("screen", "--answers", "two\nlines\x1b[31m"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("scren", "unkink: 'scren' is not a known command; the nearest is 'screen'"),
        ("techniques foamroller", "unkink: 'foamroller' is not a known technique; the nearest is 'foam-roller'"),
        ("techniques a b", "unkink techniques: does not know what to do with 'b'; see unkink techniques --help"),
        ("screen", "unkink screen: the following arguments are required: --answers"),
        ("screen --answer x", "unkink screen: '--answer' is not a known option; the nearest is '--answers'"),
        ("plan --place flor --minutes 3", "unkink: --place: 'flor' is not a known place; the nearest is 'floor'"),
        ("plan --place floor --minutes 21", "unkink: --minutes: is 21; allowed is a whole number from 1 to 20"),
        ("plan --place floor --minutes ten", "unkink plan: --minutes: 'ten' is no whole number"),
        (
            "plan --place floor --minutes 3 --have mat,bal",
            "unkink: --have: 'bal' is not a known thing; the nearest is 'ball'",
        ),
        (
            "plan --place floor --minutes 3 --region lwo",
            "unkink: --region: 'lwo' is not a known region; the nearest is 'low'",
        ),
        (
            "plan --place floor --minutes 3 --country Atlantis",
            "unkink: --country: 'Atlantis' is not a known country code; ZZ stands for any other country",
        ),
        (
            "figure knee-rotation -o x.svg --pose strt",
            "unkink figure: --pose: 'strt' is not a known pose of knee-rotation; the nearest is 'start'",
        ),
        ("figure knee-rotation", "unkink figure: the following arguments are required: -o/--output"),
        ("journal --json --csv", "unkink journal: --csv: not allowed with argument --json"),
        ("--port http", "unkink: --port: 'http' is no whole number"),
        (
            "profiles --add Eve --new-password-file word",
            "unkink: --new-password-file: goes with --set-password only; nothing was changed",
        ),
        (
            "profiles --add Eve --json",
            "unkink: --json: goes with the list of profiles only; nothing was changed",
        ),
        ("--no-browsr", "unkink: '--no-browsr' is not a known option; the nearest is '--no-browser'"),
    ],
)
def test_a_wrong_word_is_named_with_what_is_allowed(run: Run, words: str, said: str) -> None:
    assert refused(run(*words.split())) == said


def test_a_drawing_that_cannot_be_written_names_its_file(run: Run) -> None:
    said = refused(run("figure", "knee-rotation", "-o", "no/such/folder.svg"))
    assert said == "unkink: --output: no/such/folder.svg: cannot be written: No such file or directory"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)),
    st.sampled_from(["a.json", "a.yaml", "a"]),
)
def test_no_bytes_make_it_fail_in_any_other_way(run: Run, tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("screen", "--answers", name)
    assert result.code in (0, 1) or refused(result)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("age", "region", "pain_0_10", "trend", "flags_yes", "conditions", "cracks_per_day", "text", "groups_answered")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), plain, max_size=5))
def test_no_value_in_any_field_makes_it_fail_in_any_other_way(
    run: Run, tmp_path: Path, document: dict[str, object]
) -> None:
    (tmp_path / "a.json").write_text(json.dumps(document))
    result = run("screen", "--answers", "a.json", "--json")
    assert result.code in (0, 1) or refused(result)
