"""Following one body from picture to picture: where it was tells where it is; the detector is asked when it is lost."""

from pathlib import Path

from unkink.vision.detector import Detector, Found, load_detector
from unkink.vision.landmarks import Body, LandmarkFinder, load_finder
from unkink.vision.picture import Picture
from unkink.vision.read_ahead import ahead
from unkink.vision.region import Region

NEARLY_AS_SURE = 0.75
"""Of several people, the largest is followed among those at least so sure against the surest."""

CHECKS_S = 1.0
"""The landmark network goes on to see a body where somebody has left. So the detector looks again so often ..."""
THERE_LEAST = 0.25
"""... for anything it takes for a person at least so much (bodies that lie or fold are found less surely) ..."""
MISSED_MOST = 2
"""... and after so many looks in vain the person is taken to have left. All three are our choice."""


class Tracker:
    """Follows one person through the pictures of a film."""

    def __init__(self, detector: Detector, finder: LandmarkFinder) -> None:
        self._detector, self._finder = detector, finder
        self.forget()

    def forget(self) -> None:
        """Look for somebody anew in the next picture."""
        self._region: Region | None = None
        self._checked, self._missed = 0.0, 0

    def see(self, picture: Picture) -> Body | None:
        """Return the body in the next picture, or None where nobody is seen."""
        body = self._followed(picture, self._region) if self._region else None
        if body is None:
            found = self._detector.find(picture)
            body = self._finder.find(picture, followed(found)) if found else None
            self._checked, self._missed = picture.t, 0
        self._region = body.next_region if body else None
        return body

    def _followed(self, picture: Picture, region: Region) -> Body | None:
        """Return the body where it should be by now, unless the detector has not found anybody for some time."""
        if picture.t - self._checked < CHECKS_S:
            return self._finder.find(picture, region)
        # Both networks look at the same picture, each on its own: at once, nobody waits for the detector.
        with ahead(self._detector.find(each, THERE_LEAST) for each in (picture,)) as looks:
            body = self._finder.find(picture, region)
            there = next(looks)
        self._checked = picture.t
        self._missed = 0 if there else self._missed + 1
        return body if self._missed < MISSED_MOST else None


def followed(found: list[Found]) -> Region:
    """Return the region of the one to follow: the largest, nearest to the camera, of those that are surely there."""
    sure = [each.region for each in found if each.score >= NEARLY_AS_SURE * found[0].score]
    return max(sure, key=lambda region: region.size)


def load_tracker(model: Path, threads: int = 1) -> Tracker:
    """Load both networks of a model file; that of the landmarks runs in so many threads. Raises NetworkError."""
    # The detector is asked beside the other network, which wants the rest of the processor.
    return Tracker(load_detector(model), load_finder(model, threads))
