-- In which quarters did how many of the leaf areas inside an area report anything, and how many are there in all, newest first?
-- columns: quarter reported expected areas
-- parameters: geography text?, area area, from quarter, to quarter, as_of position
with reporting as (
    select distinct area, period as quarter
    from believed($as_of)
    where period_kind = 'quarter' and not is_subtracted
)
select
    leaf.quarter,
    count(reporting.area) as reported,
    count(*) filter (reporting.area is not null or leaf.is_expected) as expected,
    count(*) as areas,
from leaf_list(coalesce($geography, 'as_reported'), [$area], $from, $to, $as_of) as leaf
left join reporting on reporting.area = leaf.leaf and reporting.quarter = leaf.quarter
group by leaf.quarter
order by leaf.quarter desc
