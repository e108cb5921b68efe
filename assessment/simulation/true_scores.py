"""What the participants are like: true scores on each dimension, and their change since last time."""

import numpy as np
import numpy.typing as npt

from assessment.simulation.plan import Plan, Stream, Wave

Floats = npt.NDArray[np.float64]

TRUE_SD = 0.36
CORRELATION = 0.5
GAIN = 0.15
GAIN_SD = 0.15


def true_scores(dimensions: int, plan: Plan) -> Floats:
    """True scores (leaders, dimensions), in the units of `habits`.

    Any two dimensions correlate at `CORRELATION` through one factor that they share.
    """
    chance = plan.chance(Stream.TRUE_SCORES, shared=True)
    shared = chance.standard_normal((plan.leaders, 1))
    own = chance.standard_normal((plan.leaders, dimensions))
    scores: Floats = TRUE_SD * (np.sqrt(CORRELATION) * shared + np.sqrt(1 - CORRELATION) * own)
    gain = GAIN + GAIN_SD * chance.standard_normal((plan.leaders, dimensions))
    return scores if plan.wave is Wave.NOW else scores - gain
