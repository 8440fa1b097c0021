-- Where do the areas of a level inside an area stand in a quarter, against the quarter before and the same last year?
-- columns: area code name value rank previous change year_ago year_change own_value numerator denominator reported expected not_applicable is_approximate is_illustrative is_derived is_leaf
-- parameters: indicator text, area area, level text, quarter quarter, as_of position
with ranked_area as (
    select a.id as area, a.code, a.name, a.is_leaf
    from area as a
    join area_above as above on above.area = a.id and above.above = $area and above.distance > 0
    where a.level = $level
        and (a.valid_from is null or a.valid_from <= quarter_end($quarter))
        and (a.valid_to is null or a.valid_to >= quarter_end($quarter))
),
spoken as (
    -- only areas with something to say: those that owe a report or gave one, or hold such an area
    select distinct above.above as area
    from area_above as above
    where above.area in (select area from expected union select area from believed($as_of))
),
series as (
    select *
    from area_quarter(
        [$indicator],
        (select list(area) from ranked_area join spoken using (area)),
        year_before($quarter), $quarter, $as_of
    )
),
placed as (
    select
        now.*,
        before.value as previous,
        -- two sums are compared only when every area behind both has reported
        if(
            now.reported = now.expected and before.reported = before.expected,
            now.value - before.value, null
        ) as change,
        ago.value as year_ago,
        -- of an area that is a sum, only the areas reported in both quarters are compared
        now.compared_now - now.compared_year_ago as year_change,
    from series as now
    left join series as before on before.area = now.area and before.quarter = quarter_before($quarter)
    left join series as ago on ago.area = now.area and ago.quarter = year_before($quarter)
    where now.quarter = $quarter
)
select
    p.area,
    r.code,
    r.name,
    p.value,
    if(p.value is null, null, rank() over (order by p.value desc nulls last)) as rank,
    p.previous,
    p.change,
    p.year_ago,
    p.year_change,
    p.own_value,
    p.numerator,
    p.denominator,
    p.reported,
    p.expected,
    p.not_applicable,
    p.is_approximate,
    p.is_illustrative,
    p.is_derived,
    r.is_leaf,
from placed as p
join ranked_area as r using (area)
order by p.value desc nulls last, r.name collate vi, p.area
