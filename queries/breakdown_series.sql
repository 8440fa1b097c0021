-- How do the parts of an indicator move over the quarters: by subject, level, field or kind of case?
-- columns: area code name quarter part value reported is_illustrative
-- parameters: indicator text, area area, dimension text, from quarter, to quarter, as_of position
with part_value as (
    select area, period as quarter, split_part(breakdown, '=', 2) as part, value, is_illustrative
    from believed($as_of)
    where indicator = $indicator and period_kind = 'quarter' and not cumulative
        and split_part(breakdown, '=', 1) = $dimension and not contains(breakdown, ',')
        and period between $from and $to
),
total as (
    select
        leaf.quarter, p.part, sum(p.value) as value, count(*) as reported, bool_or(p.is_illustrative) as is_illustrative,
    from leaf_list('as_reported', [$area], $from, $to, $as_of) as leaf
    join part_value as p on p.area = leaf.leaf and p.quarter = leaf.quarter
    group by all
)
select
    a.id as area,
    a.code,
    a.name,
    q.quarter,
    b.value as part,
    total.value,
    coalesce(total.reported, 0) as reported,
    coalesce(total.is_illustrative, false) as is_illustrative,
from area as a
join known_quarter as q on stands(a.valid_from, a.valid_to, q.ends)
cross join breakdown as b
join indicator as i on i.code = $indicator
left join total on total.quarter = q.quarter and total.part = b.value
where a.id = $area and q.quarter between $from and $to and b.dimension = $dimension and i.over_areas = 'sum'
order by b.value, q.quarter
