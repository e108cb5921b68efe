"""Scores from tables of responses, the statistics of a cohort, and the gate before what may be shown.

`score` and `protect` are all that a profile needs; the rest is for research and needs nothing but
arrays. Names are found when they are first asked for, so that importing this package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.agreement.average_deviation import ad_cutoff as ad_cutoff
    from scoring.agreement.average_deviation import ad_mean as ad_mean
    from scoring.agreement.average_deviation import ad_median as ad_median
    from scoring.agreement.by_group import agreement_by_group as agreement_by_group
    from scoring.agreement.cutoffs import agreement_cutoff as agreement_cutoff
    from scoring.agreement.mean_dependent import awg as awg
    from scoring.agreement.mean_dependent import awg_j as awg_j
    from scoring.agreement.star import rwg_j_star as rwg_j_star
    from scoring.agreement.within_group import rwg as rwg
    from scoring.agreement.within_group import rwg_j as rwg_j
    from scoring.change.cohort import mean_change as mean_change
    from scoring.change.directions import reliable_changes as reliable_changes
    from scoring.change.regression import expected_after as expected_after
    from scoring.change.regression import expected_from_retest as expected_from_retest
    from scoring.change.reliable import change_interval as change_interval
    from scoring.change.reliable import reliable_change as reliable_change
    from scoring.change.reliable import significant_change_cutoff as significant_change_cutoff
    from scoring.change.selection import selection_effect as selection_effect
    from scoring.consistency.alpha import cronbach_alpha as cronbach_alpha
    from scoring.consistency.omega import mcdonald_omega as mcdonald_omega
    from scoring.consistency.prophecy import spearman_brown as spearman_brown
    from scoring.consistency.standard_error import scale_sem as scale_sem
    from scoring.consistency.standard_error import (
        standard_error_of_measurement as standard_error_of_measurement,
    )
    from scoring.disclosure.gate import protect as protect
    from scoring.fisher import fisher_interval as fisher_interval
    from scoring.generalizability.coefficients import (
        generalizability_coefficients as generalizability_coefficients,
    )
    from scoring.generalizability.components import variance_components as variance_components
    from scoring.generalizability.decision import d_study as d_study
    from scoring.generalizability.decision import raters_needed as raters_needed
    from scoring.intraclass.crossed import icc_crossed as icc_crossed
    from scoring.intraclass.groups import reliability_by_group as reliability_by_group
    from scoring.intraclass.nested import icc_1 as icc_1
    from scoring.intraclass.nested import icc_1k as icc_1k
    from scoring.items.analysis import item_analysis as item_analysis
    from scoring.items.skew import scale_skew as scale_skew
    from scoring.norms.intervals import percentile_rank_interval as percentile_rank_interval
    from scoring.norms.intervals import t_score_interval as t_score_interval
    from scoring.norms.normalised import normalised_t as normalised_t
    from scoring.norms.standing import percentile_rank as percentile_rank
    from scoring.norms.standing import stanine as stanine
    from scoring.norms.standing import sten as sten
    from scoring.norms.standing import t_score as t_score
    from scoring.policy import DisclosurePolicy as DisclosurePolicy
    from scoring.policy import GroupRule as GroupRule
    from scoring.policy import ScoringPolicy as ScoringPolicy
    from scoring.problems import TableError as TableError
    from scoring.profile import Profile as Profile
    from scoring.round_robin.model import social_relations as social_relations
    from scoring.round_robin.table import rows_of_matrices as rows_of_matrices
    from scoring.scores import Scores as Scores
    from scoring.scores import score as score
    from scoring.self_other.categories import agreement_categories as agreement_categories
    from scoring.self_other.concordance import concordance_correlation as concordance_correlation
    from scoring.self_other.gaps import gap_table as gap_table
    from scoring.self_other.limits import limits_of_agreement as limits_of_agreement
    from scoring.self_other.similarity import profile_similarity as profile_similarity
    from scoring.self_other.surface import response_surface as response_surface
    from scoring.self_other.surface_axes import surface_features as surface_features
    from scoring.self_other.surface_axes import surface_shape as surface_shape
    from scoring.structure.adequacy import bartlett_sphericity as bartlett_sphericity
    from scoring.structure.adequacy import kmo as kmo
    from scoring.structure.cfa import confirmatory as confirmatory
    from scoring.structure.chi_square_differences import chi_square_difference as chi_square_difference
    from scoring.structure.efa import exploratory as exploratory
    from scoring.structure.equivalence import invariance as invariance
    from scoring.structure.parallel import parallel_analysis as parallel_analysis
    from scoring.structure.partial import minimum_average_partial as minimum_average_partial
    from scoring.structure.rotation import oblimin as oblimin
    from scoring.structure.rotation import promax as promax
    from scoring.structure.rotation import varimax as varimax

# The same names once more, for a running program. A test holds the two lists together.
_NAMES_OF = {
    "scoring.agreement.average_deviation": ("ad_cutoff", "ad_mean", "ad_median"),
    "scoring.agreement.by_group": ("agreement_by_group",),
    "scoring.agreement.cutoffs": ("agreement_cutoff",),
    "scoring.agreement.mean_dependent": ("awg", "awg_j"),
    "scoring.agreement.star": ("rwg_j_star",),
    "scoring.agreement.within_group": ("rwg", "rwg_j"),
    "scoring.change.cohort": ("mean_change",),
    "scoring.change.directions": ("reliable_changes",),
    "scoring.change.regression": ("expected_after", "expected_from_retest"),
    "scoring.change.reliable": ("change_interval", "reliable_change", "significant_change_cutoff"),
    "scoring.change.selection": ("selection_effect",),
    "scoring.consistency.alpha": ("cronbach_alpha",),
    "scoring.consistency.omega": ("mcdonald_omega",),
    "scoring.consistency.prophecy": ("spearman_brown",),
    "scoring.consistency.standard_error": ("scale_sem", "standard_error_of_measurement"),
    "scoring.disclosure.gate": ("protect",),
    "scoring.fisher": ("fisher_interval",),
    "scoring.generalizability.coefficients": ("generalizability_coefficients",),
    "scoring.generalizability.components": ("variance_components",),
    "scoring.generalizability.decision": ("d_study", "raters_needed"),
    "scoring.intraclass.crossed": ("icc_crossed",),
    "scoring.intraclass.groups": ("reliability_by_group",),
    "scoring.intraclass.nested": ("icc_1", "icc_1k"),
    "scoring.items.analysis": ("item_analysis",),
    "scoring.items.skew": ("scale_skew",),
    "scoring.norms.intervals": ("percentile_rank_interval", "t_score_interval"),
    "scoring.norms.normalised": ("normalised_t",),
    "scoring.norms.standing": ("percentile_rank", "stanine", "sten", "t_score"),
    "scoring.policy": ("DisclosurePolicy", "GroupRule", "ScoringPolicy"),
    "scoring.problems": ("TableError",),
    "scoring.profile": ("Profile",),
    "scoring.round_robin.model": ("social_relations",),
    "scoring.round_robin.table": ("rows_of_matrices",),
    "scoring.scores": ("Scores", "score"),
    "scoring.self_other.categories": ("agreement_categories",),
    "scoring.self_other.concordance": ("concordance_correlation",),
    "scoring.self_other.gaps": ("gap_table",),
    "scoring.self_other.limits": ("limits_of_agreement",),
    "scoring.self_other.similarity": ("profile_similarity",),
    "scoring.self_other.surface": ("response_surface",),
    "scoring.self_other.surface_axes": ("surface_features", "surface_shape"),
    "scoring.structure.adequacy": ("bartlett_sphericity", "kmo"),
    "scoring.structure.cfa": ("confirmatory",),
    "scoring.structure.chi_square_differences": ("chi_square_difference",),
    "scoring.structure.efa": ("exploratory",),
    "scoring.structure.equivalence": ("invariance",),
    "scoring.structure.parallel": ("parallel_analysis",),
    "scoring.structure.partial": ("minimum_average_partial",),
    "scoring.structure.rotation": ("oblimin", "promax", "varimax"),
}
_HOME = {name: module for module, names in _NAMES_OF.items() for name in names}

__all__ = sorted(_HOME)  # noqa: PLE0605 - the names are told once


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    if name not in _HOME:
        raise AttributeError(f"module 'scoring' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
