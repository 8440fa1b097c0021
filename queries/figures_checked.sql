-- How many figures of a quarter, of how many areas, are there to be looked at, and how many have a history to be held against?
-- columns: areas figures with_history quarters_needed
-- parameters: area area, quarter quarter, as_of position
with figure as (
    select v.indicator, v.area, v.breakdown, v.is_straddling, i.kind
    from believed($as_of) as v
    join indicator as i on i.code = v.indicator and i.numerator is null
    where v.area in (select area from area_above where above = $area)
        and v.period = $quarter and v.period_kind = 'quarter' and not v.cumulative and v.value is not null
),
history as (
    select v.indicator, v.area, count(*) as quarters
    from believed($as_of) as v
    join known_quarter as q on q.quarter = v.period
    join known_quarter as asked on asked.quarter = $quarter and q.ends < asked.ends
    join geography as former on former.code = 'former' and (q.ends > former.on_day) = (asked.ends > former.on_day)
    where v.area in (select area from area_above where above = $area)
        and v.period_kind = 'quarter' and not v.cumulative and v.breakdown = '' and v.value is not null
        and not v.is_straddling
        and not exists (
            select 1 from believed_break($as_of) as b
            where b.indicator = v.indicator and b.quarter > v.period and b.quarter <= $quarter
                and (b.area is null or b.area in (select above from area_above where area = v.area))
        )
    group by all
)
select
    count(distinct f.area) as areas,
    count(*) as figures,
    count(*) filter (
        f.breakdown = '' and not f.is_straddling and f.kind in ('flow', 'stock') and h.quarters >= needed.value
    ) as with_history,
    cast(any_value(needed.value) as bigint) as quarters_needed,
from figure as f
cross join (select value from threshold where name = 'outlier_quarters') as needed
left join history as h on h.indicator = f.indicator and h.area = f.area
having count(*) > 0
