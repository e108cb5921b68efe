"""A simulated Leadership for Change: people, raters, answers and comments, none of them real."""

from assessment.simulation.export import write_survey_export
from assessment.simulation.programme import SimulatedProgramme, simulate_programme

__all__ = ["SimulatedProgramme", "simulate_programme", "write_survey_export"]
