-- Where do the areas of a level inside an area stand in a quarter, against the quarter before and the same last year?
-- columns: area code name value rank previous change rank_change year_ago year_change year_rank_change own_value numerator denominator reported expected not_applicable is_approximate is_illustrative own_is_illustrative before_is_illustrative is_derived is_leaf exactness divided leaves is_straddling broken
-- parameters: geography text?, indicator text, area area, level text, quarter quarter, as_of position
with spoken as (
    select area from believed_expected($as_of)
    union
    select area from believed($as_of)
),
ranked_area as (
    select a.id as area, a.code, a.name, a.is_leaf
    from area as a
    join area_above as above on above.area = a.id and above.above = $area and above.distance > 0
    join geography as g on g.code = coalesce($geography, 'as_reported')
    join known_quarter as q on q.quarter = $quarter and stands(a.valid_from, a.valid_to, coalesce(g.on_day, q.ends))
    where a.level = $level
        -- only areas with something to say: those that owe a report or gave one, or hold such an area
        and a.id in (select above.above from area_above as above where above.area in (select area from spoken))
),
series as (
    select *
    from area_quarter(coalesce($geography, 'as_reported'), [$indicator], (select list(area) from ranked_area), year_before($quarter), $quarter, $as_of)
),
placed as (
    -- an area stands in all quarters from one on, so that one row back is the quarter before and four are a year
    select
        *,
        if(lag(doubt) over line = 0, lag(value) over line, null) as previous,
        -- two sums are compared only when every area behind both has reported, on ground that is known exactly; where it
        -- is put together from other areas than before, only when all there are have reported, owing or not
        if(
            reported = expected and lag(reported = expected) over line
            and doubt = 0 and lag(doubt) over line = 0 and not is_straddling and broken is null
            and (
                leaf_set is not distinct from lag(leaf_set) over line
                or (reported >= leaves and lag(reported >= leaves) over line)
            ),
            value - lag(value) over line, null
        ) as change,
        if(lag(doubt, 4) over line = 0, lag(value, 4) over line, null) as year_ago,
        -- of an area that is a sum, only the areas reported in both quarters are compared
        compared_now - compared_year_ago as year_change,
        string_agg(broken, '; ') over (partition by area order by quarter rows between 3 preceding and current row)
            as broken_in_year,
        coalesce(lag(is_illustrative) over line, false) or coalesce(lag(is_illustrative, 4) over line, false)
            as before_is_illustrative,
    from series
    window line as (partition by area order by quarter)
),
-- by how many places an area rose among those, and only those, that can be compared at both times
moved as (
    select
        area,
        rank() over (partition by change is null order by previous desc)
            - rank() over (partition by change is null order by value desc) as rank_change,
        rank() over (partition by year_change is null order by compared_year_ago desc)
            - rank() over (partition by year_change is null order by compared_now desc) as year_rank_change,
    from placed
    where quarter = $quarter
)
select
    p.area,
    r.code,
    r.name,
    p.value,
    -- an estimate has no rank, and takes none from others
    if(
        p.value is null or p.doubt > 0, null,
        rank() over (order by if(p.doubt = 0, p.value, null) desc nulls last)
    ) as rank,
    p.previous,
    p.change,
    if(p.change is null, null, m.rank_change) as rank_change,
    p.year_ago,
    p.year_change,
    if(p.year_change is null, null, m.year_rank_change) as year_rank_change,
    p.own_value,
    p.numerator,
    p.denominator,
    p.reported,
    p.expected,
    p.not_applicable,
    p.is_approximate,
    p.is_illustrative,
    p.own_is_illustrative,
    p.before_is_illustrative,
    p.is_derived,
    r.is_leaf,
    exactness_of(p.doubt) as exactness,
    p.divided,
    p.leaves,
    p.is_straddling,
    p.broken_in_year as broken,
from placed as p
join ranked_area as r using (area)
join moved as m using (area)
where p.quarter = $quarter
order by p.value desc nulls last, r.name collate vi, p.area
