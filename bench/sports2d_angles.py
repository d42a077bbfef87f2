"""Angles of marker files by the functions that Sports2D uses, printed as JSON. Runs in an environment of its own.

python sports2d_angles.py FILE.trc...
"""

import json
import sys
from pathlib import Path

import numpy as np
from Pose2Sim.common import angle_dict, fixed_angles

JOINTS = ("knee", "hip", "shoulder", "elbow")


def angles_of(path: Path) -> dict[str, list[float]]:
    """Each angle's degrees, frame by frame, by its name there."""
    lines = path.read_text().splitlines()
    markers = [name for name in lines[3].split("\t")[2:] if name]
    rows = [line.split("\t")[2:] for line in lines[5:] if line.strip()]
    table = np.array([[float(cell) if cell else np.nan for cell in row[: 3 * len(markers)]] for row in rows])
    points = {name: table[:, 3 * index : 3 * index + 2] for index, name in enumerate(markers)}
    points["Hip"] = (points["LHip"] + points["RHip"]) / 2
    points["Neck"] = (points["LShoulder"] + points["RShoulder"]) / 2
    angles = {}
    for name in [f"{side} {joint}" for side in ("left", "right") for joint in JOINTS]:
        parts = [points[part] for part in angle_dict[name][0]]
        angles[name] = [float(fixed_angles([part[frame] for part in parts], name)) for frame in range(len(rows))]
    return angles


def main() -> None:
    """Print the angles of every file by its name."""
    print(json.dumps({Path(name).stem: angles_of(Path(name)) for name in sys.argv[1:]}))


if __name__ == "__main__":
    main()
