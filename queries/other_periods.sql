-- Which figures of an area and of those inside it are for other periods than quarters and years: months, halves, spans?
-- columns: indicator area code name period period_kind period_start period_end value own_value numerator denominator reported expected not_applicable is_approximate is_illustrative own_is_illustrative is_derived
-- parameters: indicator texts, area areas, as_of position
with day as (
    select period, min(period_start) as period_start, max(period_end) as period_end
    from reported
    where period_kind not in ('quarter', 'year')
    group by period
),
said as (
    -- each period stands for itself: it never becomes a quarter, nor a part of a sum of them
    select
        v.*, above.above as asked, above.distance, day.period_end,
        leaf.is_leaf and (above.distance = 0 or stands(leaf.valid_from, leaf.valid_to, day.period_end)) as counts,
        if(i.kind = 'share', v.numerator, v.value) as part, v.denominator as whole,
    from believed($as_of) as v
    join day on day.period = v.period
    join area_above as above on above.area = v.area
    join area as leaf on leaf.id = v.area
    join indicator as i on i.code = v.indicator
    where v.indicator in $indicator and above.above in $area and v.breakdown = ''
    -- one report may give the period's own figure and one that runs from January: what came last
    qualify row_number() over (
        partition by v.indicator, above.above, v.area, v.period order by v.believed_from desc, v.cumulative
    ) = 1
),
gathered as (
    select
        indicator, asked as area, period, period_kind, period_end,
        sum(part) filter (counts) as part, sum(whole) filter (counts) as whole,
        any_value(value) filter (distance = 0) as own_value,
        count(*) filter (counts) as reported,
        count(*) filter (counts and value is null) as not_applicable,
        bool_or(is_approximate) as is_approximate,
        coalesce(bool_or(is_illustrative) filter (counts), false) as is_illustrative,
        coalesce(bool_or(is_illustrative) filter (distance = 0 and not counts), false) as own_is_illustrative,
        coalesce(bool_or(is_derived) filter (counts), false) as is_derived,
    from said
    group by all
),
owing as (
    -- those that owed a report when the period ended and gave none
    select g.indicator, g.area, g.period, count(*) as silent
    from gathered as g
    join area_above as above on above.above = g.area
    join believed_expected($as_of) as owed on owed.area = above.area and stands(owed.valid_from, owed.valid_to, g.period_end)
    anti join said
        on said.indicator = g.indicator and said.asked = g.area and said.period = g.period
        and said.area = above.area and said.counts
    group by all
)
select
    g.indicator,
    g.area,
    a.code,
    a.name,
    g.period,
    g.period_kind,
    day.period_start,
    day.period_end,
    case
        when a.is_leaf then g.own_value
        when i.over_areas = 'none' then null
        when i.kind = 'share' then 100 * g.part / nullif(g.whole, 0)
        else g.part
    end as value,
    if(a.is_leaf, null, g.own_value) as own_value,
    if(i.kind = 'share' and (a.is_leaf or i.over_areas <> 'none'), g.part, null) as numerator,
    if(i.kind = 'share' and (a.is_leaf or i.over_areas <> 'none'), g.whole, null) as denominator,
    g.reported,
    g.reported + coalesce(owing.silent, 0) as expected,
    g.not_applicable,
    g.is_approximate,
    g.is_illustrative,
    g.own_is_illustrative,
    g.is_derived,
from gathered as g
join day on day.period = g.period
join area as a on a.id = g.area
join indicator as i on i.code = g.indicator
left join owing on owing.indicator = g.indicator and owing.area = g.area and owing.period = g.period
order by i.place, a.code, a.id, day.period_end desc, day.period_start, g.period
