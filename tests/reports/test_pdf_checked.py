"""The PDF under the eyes of others: PDFBox Preflight where it is installed, and what PDF/UA asks, read with pikepdf.

Preflight judges PDF/A-1b, so the same pages are set as that: fonts, colours, metadata, and every object of the file.
Debian has it: apt install libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless.
"""

import io
import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path
from shutil import which

import pikepdf
import pytest

from tests.practice.people import checked, moment
from tests.reports.test_pages import NOW, told_pain
from unkink.knowledge.library import Library
from unkink.practice.measures import tell
from unkink.practice.report import report
from unkink.reports.pages import Pages, as_pdf

pytestmark = pytest.mark.usefixtures("data_folder")

JARS = Path(os.environ.get("UNKINK_TEST_JARS", "/usr/share/java"))
PREFLIGHT = "org.apache.pdfbox.preflight.Validator_A1b"
NOT_A_FAULT = re.compile(r"1\.2\.3 : Body Syntax error, Error: can't convert to Destination COSObject\{\d+, 0\}")
"""Preflight 2.0.27 does not follow a reference to a destination, which PDF allows (ISO 32000-1, 12.3.2 and 7.3.10)."""

PAINTS = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh", "BI", "INLINE", "IMAGE"]
)
"""The operators that put something on the page."""


@pytest.fixture(params=["an empty journal", "three months"])
def pages(request: pytest.FixtureRequest, library: Library) -> Pages:
    if request.param == "three months":
        checked(library, moment(), conditions=["osteoporosis"], flags_unsure=["bladder_new"], pain_0_10=4)
        tell(library, moment(days=1), "own-activities", [4, 5, 6], ("put on socks", "sit", "sleep"))
        told_pain(library, 3, 3, 2, 2, 1, 1)
    return report(library, NOW, "Kim Jensen")


@pytest.mark.skipif(not (which("java") and (JARS / "preflight.jar").exists()), reason="PDFBox Preflight is not here")
def test_preflight_finds_nothing_wrong_with_the_pages_as_pdf_a(pages: Pages, tmp_path: Path) -> None:
    (tmp_path / "pages.pdf").write_bytes(as_pdf(pages, "a-1b"))
    jars = os.pathsep.join(str(path) for path in sorted(JARS.glob("*.jar")))
    command = ["java", "-cp", jars, PREFLIGHT, str(tmp_path / "pages.pdf")]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    findings = [line for line in said.stdout.splitlines() if re.match(r"\d", line) and not NOT_A_FAULT.match(line)]
    assert "PDF/A-1b" in said.stdout, said.stderr
    assert findings == []


@pytest.fixture
def pdf(pages: Pages) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(as_pdf(pages)))


def test_everything_that_is_painted_is_tagged_or_said_to_be_decoration(pdf: pikepdf.Pdf) -> None:
    painted = 0
    for page in pdf.pages:
        marked: list[str] = []
        for each in pikepdf.parse_content_stream(page):
            match str(each.operator):
                case "BMC" | "BDC":
                    marked.append(str(each.operands[0]))
                case "EMC":
                    marked.pop()
                case paints if paints in PAINTS:
                    painted += 1
                    assert marked, f"{paints} outside of every tag"
    assert painted


def test_every_font_is_embedded_and_its_letters_are_known(pdf: pikepdf.Pdf) -> None:
    fonts = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font"]
    whole = [each for each in fonts if "/DescendantFonts" in each]
    assert whole
    for font in whole:
        assert "/ToUnicode" in font
        descriptor = font.DescendantFonts[0].FontDescriptor
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())


def test_headings_go_down_one_step_at_a_time_and_head_cells_say_what_they_head(pdf: pikepdf.Pdf) -> None:
    levels, heads = [0], []
    for element in elements(pdf.Root.StructTreeRoot):
        kind = str(element.get("/S", ""))
        if re.fullmatch(r"/H\d", kind):
            levels.append(int(kind[2:]))
        if kind == "/TH":
            heads.append(element)
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert all("/Scope" in attributes(head) for head in heads)


def elements(node: pikepdf.Object) -> list[pikepdf.Dictionary]:
    """Every element of the tree of tags, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        return [each for inside in node for each in elements(inside)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    return [node, *(elements(node.K) if "/K" in node else [])]


def attributes(element: pikepdf.Dictionary) -> set[str]:
    given = element.get("/A", pikepdf.Array())
    several = given if isinstance(given, pikepdf.Array) else [given]
    return {key for each in several if isinstance(each, pikepdf.Dictionary) for key in each.keys()}  # noqa: SIM118
