-- How far had the year come by the end of each quarter: flows added up from January, area by area?
-- columns: indicator area code name quarter value reported expected is_approximate is_illustrative exactness divided leaves is_straddling broken
-- parameters: geography text?, indicator texts, area areas, from quarter, to quarter, as_of position
select
    s.indicator, s.area, s.code, s.name, s.quarter, s.value, s.reported, s.expected, s.is_approximate, s.is_illustrative,
    exactness_of(s.doubt) as exactness, s.divided, s.leaves, s.is_straddling, s.broken,
from running_total(coalesce($geography, 'as_reported'), $indicator, $area, $from, $to, null, $as_of) as s
order by s.place, s.code, s.area, s.quarter
