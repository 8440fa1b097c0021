-- How far had the year come by the end of each quarter: flows added up from January, area by area?
-- columns: indicator area code name quarter value reported expected is_illustrative
-- parameters: indicator texts, area areas, from quarter, to quarter, as_of position
with value as (
    select v.*, i.kind
    from believed($as_of) as v
    join indicator as i on i.code = v.indicator
    where v.indicator in (select unnest($indicator)) and v.breakdown = '' and i.kind = 'flow'
),
running as (
    -- quarters added up where every one from the first on is there
    select
        indicator, area, period as quarter, is_illustrative,
        sum(value) over so_far as value,
        count(value) over so_far = cast(period[7:7] as integer) as is_whole,
    from value
    where period_kind = 'quarter' and not cumulative
    window so_far as (partition by indicator, area, period[1:4] order by period)
),
printed as (
    -- "6 tháng", "9 tháng", "cả năm", or a quarter's column that runs from January
    select indicator, area, value, is_illustrative,
        case period_kind
            when 'half' then if(period[6:] = 'H1', period[1:4] || '-Q2', null)
            when 'nine_months' then period[1:4] || '-Q3'
            when 'year' then period || '-Q4'
            when 'quarter' then if(cumulative, period, null)
        end as quarter,
    from value
),
so_far as (
    select coalesce(r.indicator, p.indicator) as indicator, coalesce(r.area, p.area) as area,
        coalesce(r.quarter, p.quarter) as quarter,
        coalesce(r.value, p.value) as value,
        coalesce(r.is_illustrative, false) or coalesce(p.is_illustrative, false) as is_illustrative,
    from (select * from running where is_whole) as r
    full join (select * from printed where quarter is not null) as p
        on p.indicator = r.indicator and p.area = r.area and p.quarter = r.quarter
)
select
    i.code as indicator,
    a.id as area,
    a.code,
    a.name,
    leaf.quarter,
    sum(s.value) as value,
    count(s.value) as reported,
    count(*) filter (s.value is not null or owed.area is not null) as expected,
    coalesce(bool_or(s.is_illustrative), false) as is_illustrative,
from leaf_list($area, $from, $to) as leaf
join area as a on a.id = leaf.asked
cross join indicator as i
left join so_far as s on s.indicator = i.code and s.area = leaf.leaf and s.quarter = leaf.quarter
left join expected as owed
    on owed.area = leaf.leaf
    and (owed.valid_from is null or owed.valid_from <= quarter_end(leaf.quarter))
    and (owed.valid_to is null or owed.valid_to >= quarter_end(leaf.quarter))
where i.code in (select unnest($indicator)) and i.kind = 'flow' and i.over_areas = 'sum'
group by i.place, i.code, a.id, a.code, a.name, leaf.quarter
order by i.place, a.code, a.id, leaf.quarter
