"""How long the parts of the body are and what share of its weight they carry.

Lengths are fractions of standing height: Drillis and Contini, Body Segment Parameters (1966), as printed in Winter,
Biomechanics and Motor Control of Human Movement (4th ed. 2009), figure 4.1. The spine's sections are those of Gray's
Anatomy (column of about 71 cm: neck 12.5, chest 28, loins 18). Masses are de Leva, Adjustments to
Zatsiorsky-Seluyanov's segment inertia parameters, J Biomech 29 (1996), the mean of women and men.
"""

HEIGHT = 1.72
"""Standing height of the figure in metres. Everything else follows from it."""

HIP_HEIGHT = 0.530 * HEIGHT
THIGH = 0.245 * HEIGHT
SHANK = 0.246 * HEIGHT
ANKLE_HEIGHT = 0.039 * HEIGHT
FOOT = 0.152 * HEIGHT
UPPER_ARM = 0.186 * HEIGHT
FOREARM = 0.146 * HEIGHT
HAND = 0.108 * HEIGHT
HALF_SHOULDERS = 0.129 * HEIGHT - 0.035
"""From the midline to the centre of the shoulder joint: half the shoulder breadth, less the flesh outside the joint."""
HALF_HIPS = 0.052 * HEIGHT
"""From the midline to the centre of the hip joint (half the 17-18 cm between them: Bell, Petersen and Brand 1990)."""

SACRUM = 0.058 * HEIGHT
LUMBAR = 0.105 * HEIGHT
THORACIC = 0.163 * HEIGHT
NECK = 0.070 * HEIGHT

HEEL_BACK = 0.26 * FOOT
"""From below the ankle back to the heel."""
BALL_FORWARD = 0.48 * FOOT
"""From below the ankle forward to the joints of the toes."""

MASS_SHARES: dict[str, float] = {
    "head": 0.068,
    "upper_trunk": 0.157,
    "middle_trunk": 0.155,
    "lower_trunk": 0.119,
    "upper_arm": 0.0263,
    "forearm": 0.0150,
    "hand": 0.0059,
    "thigh": 0.1447,
    "shank": 0.0457,
    "foot": 0.0133,
}
"""Share of the body's mass in each part; limbs count once for each side."""

CENTRE_SHARES: dict[str, float] = {
    "upper_arm": 0.577,
    "forearm": 0.457,
    "hand": 0.766,
    "thigh": 0.386,
    "shank": 0.441,
}
"""Where a limb segment's centre of mass lies, as a share of its length from the end nearer the trunk."""
