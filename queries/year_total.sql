-- What does a year come to: flows added up, stocks and cohorts at their last quarter, and what the area printed itself?
-- columns: indicator area code name year value own_value reported complete expected is_illustrative own_is_illustrative is_approximate exactness divided broken
-- parameters: geography text?, indicator texts, area areas, from number, to number, as_of position
with leaf as (
    -- each leaf area's year: how many quarters it stood, and whether it still stood when the asked area's year ended
    select
        asked, leaf, year, count(*) as quarters, max(quarter) as last_quarter, bool_or(is_expected) as is_expected,
        max(quarter) = max(max(quarter)) over (partition by asked, year) as stands_at_end,
    from leaf_list(coalesce($geography, 'as_reported'), $area, $from || '-Q1', $to || '-Q4', $as_of)
    group by asked, leaf, year
),
asked_indicator as (
    -- what is counted at a moment is not added over quarters, nor over an area and the one that took its place
    select i.*, coalesce(of.kind, i.kind) in ('stock', 'cohort') as is_last
    from indicator as i
    left join indicator as of on of.code = i.numerator
    where i.code in $indicator
),
value as (
    select
        v.*, cast(v.period[1:4] as integer) as year, i.is_last,
        if(i.kind = 'share', v.numerator, v.value) as part, v.denominator as whole,
    from believed($as_of) as v
    join asked_indicator as i on i.code = v.indicator
    where v.breakdown = '' and cast(v.period[1:4] as integer) between $from and $to
),
printed as (
    select * from value
    where period_kind = 'year'
    qualify row_number() over (partition by indicator, area, year order by believed_from desc, cumulative) = 1
),
made as (
    select
        indicator, area, year,
        if(is_last, arg_max(part, period), sum(part)) as part,
        if(is_last, arg_max(whole, period), sum(whole)) as whole,
        count(*) as quarters, max(period) as last_quarter,
        if(is_last, arg_max(is_illustrative, period), bool_or(is_illustrative)) as is_illustrative,
        bool_or(is_approximate) as is_approximate,
    from value
    where period_kind = 'quarter' and not cumulative and (part is not null or value is not null)
    group by indicator, area, year, is_last
),
yearly as (
    select
        indicator, area, year, part, whole, null as quarters, null as last_quarter, is_illustrative, is_approximate,
        false as is_second,
    from printed
    union all
    select made.*, printed.area is not null as is_second
    from made
    left join printed using (indicator, area, year)
),
gathered as (
    select
        i.code as indicator, leaf.asked as area, leaf.year,
        sum(y.part) as part, sum(y.whole) as whole,
        count(y.area) as reported,
        count(y.area) filter (
            y.quarters is null
            or if(i.is_last, y.last_quarter = leaf.last_quarter, y.quarters = leaf.quarters)
        ) as complete,
        count(*) filter (y.area is not null or leaf.is_expected) as expected, count(*) as leaves,
        bool_or(y.is_illustrative) as is_illustrative,
        bool_or(y.is_approximate) as is_approximate,
    from leaf
    cross join asked_indicator as i
    left join yearly as y
        on y.indicator = i.code and y.area = leaf.leaf and y.year = leaf.year
        -- a year that an area printed although it did not stand all year may hold what others reported before it
        and if(
            coalesce($geography, 'as_reported') = 'as_reported' or i.is_last or leaf.quarters = 4,
            not y.is_second, y.quarters is not null
        )
    where leaf.stands_at_end or not i.is_last
    group by all
),
covered as (
    -- what is added up needs exact ground in every quarter, what is counted at the end only then
    select
        asked as area, cast(quarter[1:4] as integer) as year, bool_and(doubt = 0) as is_exact,
        bool_and(doubt = 0) filter (quarter[6:] = 'Q4') as is_exact_at_end,
        max(leaves) > 1 or count(distinct leaf_set) > 1 as is_made,
        string_agg(distinct divided, ', ' order by divided) as divided,
    from cover(coalesce($geography, 'as_reported'), $area, $from || '-Q1', $to || '-Q4', $as_of)
    group by all
),
year_list as (
    select unnest(range($from, $to + 1)) as year
)
select
    i.code as indicator,
    a.id as area,
    a.code,
    a.name,
    cast(year_list.year as integer) as year,
    case
        when not coalesce(if(i.is_last, c.is_exact_at_end, c.is_exact), true) then null
        when a.is_leaf and not coalesce(c.is_made, false) then coalesce(own.value, if(i.kind = 'share', 100 * g.part / nullif(g.whole, 0), g.part))
        when i.over_areas = 'none' then null
        when i.kind = 'share' then 100 * g.part / nullif(g.whole, 0)
        else g.part
    end as value,
    if(a.is_leaf, null, own.value) as own_value,
    coalesce(g.reported, 0) as reported,
    coalesce(g.complete, 0) as complete,
    if(a.is_leaf and c.is_made, g.leaves, coalesce(g.expected, 0)) as expected,
    coalesce(if(a.is_leaf, own.is_illustrative, null), g.is_illustrative, false) as is_illustrative,
    not a.is_leaf and coalesce(own.is_illustrative, false) as own_is_illustrative,
    coalesce(g.is_approximate, false) or coalesce(own.is_approximate, false) as is_approximate,
    exactness_of(if(coalesce(if(i.is_last, c.is_exact_at_end, c.is_exact), true), 0, 2)) as exactness,
    c.divided,
    b.broken,
from asked_indicator as i
cross join area as a
cross join year_list
join geography on geography.code = coalesce($geography, 'as_reported')
left join gathered as g on g.indicator = i.code and g.area = a.id and g.year = year_list.year
left join covered as c on c.area = a.id and c.year = year_list.year
left join (
    select
        indicator, asked as area, cast(quarter[1:4] as integer) as year,
        string_agg(distinct label, '; ' order by label) as broken,
    from breaking(coalesce($geography, 'as_reported'), $indicator, $area, $as_of)
    group by all
) as b on b.indicator = i.code and b.area = a.id and b.year = year_list.year
left join printed as own on own.indicator = i.code and own.area = a.id and own.year = year_list.year
where a.id in $area
    and if(
        geography.on_day is null,
        coalesce(year(a.valid_from) <= year_list.year, true) and coalesce(year(a.valid_to) >= year_list.year, true),
        stands(a.valid_from, a.valid_to, geography.on_day)
    )
order by i.place, a.code, a.id, year_list.year
