-- In which quarters did how many of the leaf areas inside an area report anything, newest first?
-- columns: quarter reported expected
-- parameters: area area, from quarter, to quarter, as_of position
with reporting as (
    select distinct area, period as quarter
    from believed($as_of)
    where period_kind = 'quarter'
)
select
    leaf.quarter,
    count(reporting.area) as reported,
    count(*) filter (reporting.area is not null or owed.area is not null) as expected,
from leaf_list([$area], $from, $to) as leaf
left join reporting on reporting.area = leaf.leaf and reporting.quarter = leaf.quarter
left join expected as owed
    on owed.area = leaf.leaf
    and (owed.valid_from is null or owed.valid_from <= quarter_end(leaf.quarter))
    and (owed.valid_to is null or owed.valid_to >= quarter_end(leaf.quarter))
group by leaf.quarter
order by leaf.quarter desc
