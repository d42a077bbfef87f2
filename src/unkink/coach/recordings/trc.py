"""Recordings as OpenSim's marker files (.trc): tab-separated, five lines of header, then a line a frame.

A .trc knows lengths and marker names, but no picture and no visibility. Written, a pixel becomes a millimetre, with y
upwards, and landmarks that were hardly seen (visibility under 0.5) are left empty. Read, the X and Y of its markers
are put into a square picture, the first frame in its middle and small enough to leave room, and every marker that is
there counts as seen. Marker names are BlazePose's, or those of Pose2Sim and Sports2D (``RKnee``, ``LBigToe``).
Source of the format: OpenSim documentation, "Marker (.trc) files".
"""

from collections.abc import Iterator
from typing import BinaryIO

from unkink.body.landmark import INDEX, LANDMARKS
from unkink.coach.recordings.json_lines import LONGEST_LINE, check_frame, check_header
from unkink.coach.recordings.recording import Frame, Header, Landmark, Recording, RecordingError
from unkink.coach.recordings.table import read_number

SHORT: dict[str, str] = {
    f"{letter}{marker}": f"{side}_{landmark}"
    for letter, side in (("L", "left"), ("R", "right"))
    for marker, landmark in (
        ("Shoulder", "shoulder"),
        ("Elbow", "elbow"),
        ("Wrist", "wrist"),
        ("Hip", "hip"),
        ("Knee", "knee"),
        ("Ankle", "ankle"),
        ("Heel", "heel"),
        ("BigToe", "foot_index"),
        ("Ear", "ear"),
        ("Eye", "eye"),
        ("Index", "index"),
        ("Pinky", "pinky"),
        ("Thumb", "thumb"),
    )
} | {"Nose": "nose"}
"""Marker names of Pose2Sim and Sports2D, and the landmarks they mean."""
LONG = {landmark: marker for marker, landmark in SHORT.items()}
UNITS = ("m", "cm", "mm")
FILLS = 0.3
"""Share of the picture that the first frame fills."""
UNSEEN: Landmark = (0.0, 0.0, 0.0, 0.0)
LEAST_VISIBILITY = 0.5


def read_trc(file: BinaryIO) -> Recording:
    """Read a recording from a marker file. Raises RecordingError, here or while its frames are read."""
    lines = [file.readline(LONGEST_LINE).decode("utf-8", "replace").rstrip("\r\n") for _ in range(5)]
    if not lines[0].startswith("PathFileType"):
        raise RecordingError(1, "must begin with PathFileType, as every .trc does")
    named = dict(zip(lines[1].split("\t"), lines[2].split("\t"), strict=False))
    rate = read_number(named.get("DataRate", ""), "DataRate", 3)
    unit = named.get("Units", "")
    if unit not in UNITS:
        raise RecordingError(3, f"Units is {unit!r}; allowed are {', '.join(UNITS)}")
    markers = [name for name in lines[3].split("\t")[2:] if name.strip()]
    places = {column: INDEX[name] for column, name in enumerate(map(_landmark, markers)) if name in INDEX}
    if not places:
        raise RecordingError(4, "names no marker that is known; known are RKnee, LHip and so on, or BlazePose's names")
    header = check_header(Header(rate, 1000, 1000, "trc"))
    return Recording(header, _frames(file, places))


def _landmark(marker: str) -> str:
    return SHORT.get(marker.strip(), marker.strip().lower())


def _frames(file: BinaryIO, places: dict[int, int]) -> Iterator[Frame]:
    number, before = 5, float("-inf")
    picture: tuple[float, float, float] | None = None
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if raw.isspace():
            continue
        cells = raw.decode("utf-8", "replace").rstrip("\r\n").split("\t")
        t = read_number(cells[1] if len(cells) > 1 else "", "Time", number)
        markers = _markers(cells, places, number)
        if markers and picture is None:
            picture = _picture(list(markers.values()))
        frame = Frame(t, _points(markers, picture) if picture and markers else None)
        check_frame(frame, before, number)
        before = t
        yield frame


def _markers(cells: list[str], places: dict[int, int], number: int) -> dict[int, tuple[float, float, float]]:
    """Return the markers of a line that are there, by the landmark they mean."""
    markers = {}
    for column, place in places.items():
        at = 2 + 3 * column
        three = cells[at : at + 3]
        if len(three) == 3 and all(cell.strip() and cell.strip().lower() != "nan" for cell in three):  # noqa: PLR2004
            x, y, z = (read_number(cell, f"column {at + 1}", number) for cell in three)
            markers[place] = (x, y, z)
    return markers


def _picture(markers: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Return the middle of the picture and its scale, from the first frame with anybody in it."""
    xs, ys = [x for x, _, _ in markers], [y for _, y, _ in markers]
    size = max(max(xs) - min(xs), max(ys) - min(ys)) or 1.0
    return ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2, FILLS / size)


def _points(
    markers: dict[int, tuple[float, float, float]], picture: tuple[float, float, float]
) -> tuple[Landmark, ...]:
    x0, y0, scale = picture
    points = [UNSEEN] * len(LANDMARKS)
    for place, (x, y, z) in markers.items():
        points[place] = (0.5 + (x - x0) * scale, 0.5 - (y - y0) * scale, z * scale, 1.0)
    return tuple(points)


def write_trc(file: BinaryIO, header: Header, frames: Iterator[Frame]) -> int:
    """Write a recording as a marker file and return how many frames it has. The file must be able to seek."""
    markers = [LONG.get(name, name) for name in LANDMARKS]
    file.write(b"PathFileType\t4\t(X/Y/Z)\tunkink.trc\n")
    file.write(b"DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\tOrigNumFrames\n")
    counts = file.tell()
    file.write(_counts(header, 0))
    file.write(("Frame#\tTime\t" + "\t\t\t".join(markers) + "\t\t\n").encode())
    axes = "\t".join(f"X{n}\tY{n}\tZ{n}" for n in range(1, len(markers) + 1))
    file.write(("\t\t" + axes + "\n").encode())
    count = 0
    for count, frame in enumerate(frames, 1):
        cells = [str(count), f"{frame.t:.4f}"]
        for x, y, z, visibility in frame.landmarks or ((0.0, 0.0, 0.0, 0.0),) * len(LANDMARKS):
            if visibility < LEAST_VISIBILITY:
                cells += ["", "", ""]
            else:
                cells += [f"{x * header.width:.3f}", f"{-y * header.height:.3f}", f"{z * header.width:.3f}"]
        file.write(("\t".join(cells) + "\n").encode())
    end = file.tell()
    file.seek(counts)
    file.write(_counts(header, count))
    file.seek(end)
    return count


def _counts(header: Header, frames: int) -> bytes:
    """Return the line of figures, padded so that the number of frames can be put in at the end."""
    rate = f"{header.fps:g}"
    padded = f"{frames:010d}"
    return f"{rate}\t{rate}\t{padded}\t{len(LANDMARKS)}\tmm\t{rate}\t1\t{padded}\n".encode()
