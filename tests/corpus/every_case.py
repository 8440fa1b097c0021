"""All cases of the corpus, layout by layout; names are unique."""

from functools import lru_cache

import forms_dossiers
import forms_justice
import forms_period_rows
import layouts_flat
import layouts_matrix
import layouts_rows
import layouts_wide
import lists_models
import lists_procedures
import second_brackets
import second_dossiers
import second_dossiers_2
import second_foreign
import second_mediation
import second_mediation_2
import second_models
import second_models_2
import second_periods
import second_periods_2
import second_places
import second_places_2
import second_tables
import third_offices
import third_offices_2
import traps_areas
import traps_cells
import traps_periods
import traps_tables
from cases import Case

MODULES = (
    forms_justice,
    forms_dossiers,
    forms_period_rows,
    lists_procedures,
    lists_models,
    layouts_wide,
    layouts_rows,
    layouts_flat,
    layouts_matrix,
    traps_cells,
    traps_areas,
    traps_tables,
    traps_periods,
    second_brackets,
    second_dossiers,
    second_dossiers_2,
    second_foreign,
    second_mediation,
    second_mediation_2,
    second_models,
    second_models_2,
    second_periods,
    second_periods_2,
    second_places,
    second_places_2,
    second_tables,
    third_offices,
    third_offices_2,
)


@lru_cache(maxsize=1)
def every_case() -> tuple[Case, ...]:
    """Every case, always in the same order."""
    found = tuple(one for module in MODULES for one in module.all_cases())
    names = [one.name for one in found]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    return found
