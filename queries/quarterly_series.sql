-- How did the asked indicators move, quarter by quarter, in each asked area?
-- columns: indicator area code name quarter value own_value numerator denominator compared_now compared_year_ago compared_areas reported expected not_applicable is_approximate is_illustrative own_is_illustrative is_derived is_subtracted exactness divided leaves is_straddling broken
-- parameters: geography text?, indicator texts, area areas, from quarter, to quarter, as_of position
-- materialized: joined in one go, DuckDB 2.0.0 fails on some orders of joins ("dict-surviving cache")
with s as materialized (
    select * from area_quarter(coalesce($geography, 'as_reported'), $indicator, $area, $from, $to, $as_of)
)
select
    s.indicator,
    s.area,
    a.code,
    a.name,
    s.quarter,
    s.value,
    s.own_value,
    s.numerator,
    s.denominator,
    s.compared_now,
    s.compared_year_ago,
    s.compared_areas,
    s.reported,
    s.expected,
    s.not_applicable,
    s.is_approximate,
    s.is_illustrative,
    s.own_is_illustrative,
    s.is_derived,
    s.is_subtracted,
    exactness_of(s.doubt) as exactness,
    s.divided,
    s.leaves,
    s.is_straddling,
    s.broken,
from s
join area as a on a.id = s.area
join indicator as i on i.code = s.indicator
order by i.place, a.code, a.id, s.quarter
