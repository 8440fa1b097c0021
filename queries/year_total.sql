-- What does a year come to: flows added up, stocks and cohorts at their last quarter, and what the area printed itself?
-- columns: indicator area code name year value own_value reported complete expected is_illustrative is_approximate
-- parameters: indicator texts, area areas, from number, to number, as_of position
with value as (
    select v.*, i.kind, i.over_areas, i.place, period[1:4] as year,
        coalesce(v.numerator, v.value) as part, v.denominator as whole,
    from believed($as_of) as v
    join indicator as i on i.code = v.indicator
    where v.indicator in (select unnest($indicator)) and v.breakdown = ''
        and cast(period[1:4] as integer) between $from and $to
),
printed as (
    select indicator, area, year, value, part, whole, true as is_complete, is_illustrative, is_approximate
    from value
    where period_kind = 'year'
),
made as (
    select
        indicator, area, year,
        if(kind in ('flow', 'share'), sum(part), arg_max(part, period)) as part,
        if(kind = 'share', sum(whole), null) as whole,
        count(value) = 4 or (kind in ('stock', 'cohort') and max(period) = year || '-Q4') as is_complete,
        bool_or(is_illustrative) as is_illustrative,
        bool_or(is_approximate) as is_approximate,
    from value
    where period_kind = 'quarter' and not cumulative and value is not null
    group by indicator, area, year, kind
),
yearly as (
    select indicator, area, year, part, whole, is_complete, is_illustrative, is_approximate from printed
    union all
    select * from made anti join printed using (indicator, area, year)
),
year_list as (
    select cast(unnest(range($from, $to + 1)) as varchar) as year
),
leaf as (
    select distinct l.asked, l.leaf, l.quarter[1:4] as year, owed.area is not null as is_expected
    from leaf_list($area, cast($from as varchar) || '-Q1', cast($to as varchar) || '-Q4') as l
    left join expected as owed
        on owed.area = l.leaf
        and (owed.valid_from is null or owed.valid_from <= quarter_end(l.quarter))
        and (owed.valid_to is null or owed.valid_to >= quarter_end(l.quarter))
),
gathered as (
    select
        y.indicator, leaf.asked as area, leaf.year,
        sum(y.part) as part, sum(y.whole) as whole,
        count(distinct y.area) as reported,
        count(distinct y.area) filter (y.is_complete) as complete,
        bool_or(y.is_illustrative) as is_illustrative, bool_or(y.is_approximate) as is_approximate,
    from leaf
    join yearly as y on y.area = leaf.leaf and y.year = leaf.year
    group by all
),
owed as (
    select asked as area, year, count(distinct leaf) filter (is_expected) as expected from leaf group by all
)
select
    i.code as indicator,
    a.id as area,
    a.code,
    a.name,
    cast(year_list.year as integer) as year,
    case
        when a.is_leaf then coalesce(own.value, if(i.kind = 'share', 100 * g.part / nullif(g.whole, 0), g.part))
        when i.over_areas = 'none' then null
        when i.kind = 'share' then 100 * g.part / nullif(g.whole, 0)
        else g.part
    end as value,
    if(a.is_leaf, null, own.value) as own_value,
    coalesce(g.reported, 0) as reported,
    coalesce(g.complete, 0) as complete,
    greatest(coalesce(owed.expected, 0), coalesce(g.reported, 0)) as expected,
    coalesce(g.is_illustrative, own.is_illustrative, false) as is_illustrative,
    coalesce(g.is_approximate, false) or coalesce(own.is_approximate, false) as is_approximate,
from indicator as i
cross join area as a
cross join year_list
left join gathered as g on g.indicator = i.code and g.area = a.id and g.year = year_list.year
left join printed as own on own.indicator = i.code and own.area = a.id and own.year = year_list.year
left join owed on owed.area = a.id and owed.year = year_list.year
where i.code in (select unnest($indicator)) and a.id in (select unnest($area))
    and (a.valid_from is null or year(a.valid_from) <= cast(year_list.year as integer))
    and (a.valid_to is null or year(a.valid_to) >= cast(year_list.year as integer))
order by i.place, a.code, a.id, year_list.year
