-- How far had the year come by the end of each quarter: flows added up from January, area by area?
-- columns: indicator area code name quarter value reported expected is_illustrative
-- parameters: indicator texts, area areas, from quarter, to quarter, as_of position
with leaf as (
    select * from leaf_list('as_reported', $area, $from, $to, $as_of)
),
value as (
    select v.*
    from believed($as_of) as v
    join indicator as i on i.code = v.indicator
    where v.indicator in $indicator and i.kind = 'flow' and i.over_areas = 'sum' and v.breakdown = ''
        and v.area in (select leaf from leaf) and v.period[1:4] between $from[1:4] and $to[1:4]
),
running as (
    -- quarters added up where every one from the first on is there
    select
        indicator, area, period as quarter,
        sum(value) over so_far as value,
        count(value) over so_far = cast(period[7:7] as integer) as is_whole,
        bool_or(is_subtracted) over so_far as is_subtracted,
        bool_or(is_illustrative) over so_far as is_illustrative,
    from value
    where period_kind = 'quarter' and not cumulative
    window so_far as (partition by indicator, area, period[1:4] order by period)
),
printed as (
    -- "6 tháng", "9 tháng", "cả năm", or a quarter's column that runs from January; of several, what came last
    select
        *,
        case period_kind
            when 'half' then if(period[6:] = 'H1', period[1:4] || '-Q2', null)
            when 'nine_months' then period[1:4] || '-Q3'
            when 'year' then period || '-Q4'
            when 'quarter' then if(cumulative, period, null)
        end as quarter,
    from value
    where value is not null
    qualify quarter is not null and row_number() over (
        partition by indicator, area, quarter order by believed_from desc, period_kind = 'quarter', cumulative
    ) = 1
),
so_far as (
    -- a sum of quarters that were themselves got from printed sums does not go before what was printed
    select r.indicator, r.area, r.quarter, r.value, r.is_illustrative
    from running as r
    left join printed as p using (indicator, area, quarter)
    where r.is_whole and (p.quarter is null or not r.is_subtracted)
    union all
    select p.indicator, p.area, p.quarter, p.value, p.is_illustrative
    from printed as p
    anti join (select * from running where is_whole and not is_subtracted) using (indicator, area, quarter)
)
select
    i.code as indicator,
    a.id as area,
    a.code,
    a.name,
    leaf.quarter,
    sum(s.value) as value,
    count(s.value) as reported,
    count(*) filter (s.value is not null or leaf.is_expected) as expected,
    coalesce(bool_or(s.is_illustrative), false) as is_illustrative,
from leaf
join area as a on a.id = leaf.asked
cross join indicator as i
left join so_far as s on s.indicator = i.code and s.area = leaf.leaf and s.quarter = leaf.quarter
where i.code in $indicator and i.kind = 'flow' and i.over_areas = 'sum'
group by i.place, i.code, a.id, a.code, a.name, leaf.quarter
order by i.place, a.code, a.id, leaf.quarter
