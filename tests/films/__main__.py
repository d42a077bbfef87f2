"""``python -m tests.films chair-lean-back -o film.mp4``: make a film to look at, or for a pretended camera."""

import argparse
from pathlib import Path

from tests.films.course import Pace
from tests.films.film import Shot, shoot
from tests.films.writing import write
from unkink.knowledge.loading import load_library


def main() -> None:
    """Draw the film that was asked for."""
    techniques = load_library().techniques
    parser = argparse.ArgumentParser(prog="python -m tests.films", description=__doc__)
    parser.add_argument("technique", choices=sorted(techniques))
    parser.add_argument("-o", "--output", type=Path, required=True, help="a .mp4, .y4m or .mjpeg file")
    parser.add_argument("--repetitions", type=int, default=2, help="how many a side")
    parser.add_argument("--hold", type=float, default=Pace().hold_s, help="seconds")
    parser.add_argument("--rest", type=float, default=Pace().rest_s, help="seconds before and after each repetition")
    parser.add_argument("--around", type=float, help="degrees: 0 in front, 90 on the right; as the technique says")
    parser.add_argument("--fill", type=float, default=0.8, help="share of the picture that the body fills")
    parser.add_argument("--fps", type=float, default=15.0)
    wanted = parser.parse_args()
    shot = Shot(
        techniques[wanted.technique],
        wanted.repetitions,
        Pace(rest_s=wanted.rest, hold_s=wanted.hold),
        around=wanted.around,
        fill=wanted.fill,
        fps=wanted.fps,
    )
    write(wanted.output, (frame.picture for frame in shoot(shot).frames()), shot.fps)


if __name__ == "__main__":
    main()
