-- What did the areas of a level inside an area report in each quarter of a stretch, over the ground that reported in all of them?
-- columns: area name quarter back value whole areas leaves broken is_illustrative is_approximate
-- parameters: geography text?, indicator text, area area, level text, quarter quarter, length number, as_of position
-- `length` quarters up to and including the one asked; `back` counts from it. Of a flow `value` is its sum, of a share
-- `value` and `whole` are the sums of what it is the share of. Only what can be set beside itself all the while is added:
-- leaf areas that stood from the first quarter to the last, and of areas that changed meanwhile whole blocks (never as
-- reported); each with a figure in every quarter, no break of its series between them, on ground known exactly. An area
-- with none of it has one row without a quarter.
with asked as (
    select a.id as area, a.name
    from area as a
    join area_above as above on above.area = a.id and above.above = $area and above.distance > 0
    join geography as g on g.code = coalesce($geography, 'as_reported')
    join known_quarter as q on q.quarter = $quarter and stands(a.valid_from, a.valid_to, coalesce(g.on_day, q.ends))
    where a.level = $level
),
source as materialized (
    select *
    from sources(coalesce($geography, 'as_reported'), (select list(area) from asked), $as_of)
    where is_whole
),
step as materialized (
    select part as quarter, part_ends, begins, ends, row_number() over (order by part desc) - 1 as back
    from stretch($quarter, $quarter, $length)
),
of_what as (
    select code, kind = 'share' as is_share
    from indicator
    where code = $indicator and (kind = 'flow' and over_areas = 'sum' or kind = 'share' and over_areas = 'share')
),
-- leaf areas, or blocks of such as changed meanwhile, as they stand in each quarter
held as materialized (
    select
        s.asked, t.quarter, t.back, s.leaf,
        compared_by(s.leaf, s.block, s.valid_from, s.valid_to, t.begins, t.ends) as matched,
    from source as s
    join step as t on stands(s.valid_from, s.valid_to, t.part_ends)
),
anew as materialized (
    select b.asked, b.leaf, string_agg(distinct b.label, '; ' order by b.label) as label
    from breaking(coalesce($geography, 'as_reported'), [$indicator], (select list(area) from asked), $as_of) as b
    -- a series that begins anew with the first quarter of the stretch is the same one all the while
    where b.quarter <= $quarter and b.quarter > (select min(quarter) from step)
    group by all
),
inexact as (
    select distinct c.asked
    from cover(
        coalesce($geography, 'as_reported'), (select list(area) from asked), (select min(quarter) from step), $quarter, $as_of
    ) as c
    where c.doubt > 0
),
given as materialized (
    select
        h.asked, h.matched, h.quarter, any_value(h.back) as back,
        sum(if(o.is_share, v.numerator, v.value)) as value, sum(v.denominator) as whole,
        count(*) = count(if(o.is_share, v.numerator, v.value)) and not coalesce(bool_or(v.is_straddling), false) as is_there,
        coalesce(bool_or(v.is_illustrative), false) as is_illustrative,
        coalesce(bool_or(v.is_approximate), false) as is_approximate,
    from held as h
    cross join of_what as o
    left join believed($as_of) as v
        on v.area = h.leaf and v.period = h.quarter and v.indicator = $indicator and v.period_kind = 'quarter'
        and not v.cumulative and v.breakdown = ''
    where h.matched > 0 or coalesce($geography, 'as_reported') <> 'as_reported'
    group by h.asked, h.matched, h.quarter
),
compared as (
    select g.asked, g.matched
    from given as g
    where g.asked not in (select asked from inexact)
        and not exists (
            select 1 from held as h
            join anew on anew.asked = h.asked and anew.leaf = h.leaf
            where h.asked = g.asked and h.matched = g.matched
        )
    group by g.asked, g.matched
    having bool_and(g.is_there) and count(*) = $length
),
added as (
    select
        g.asked, g.quarter, any_value(g.back) as back, sum(g.value) as value, sum(g.whole) as whole,
        count(*) as areas, bool_or(g.is_illustrative) as is_illustrative, bool_or(g.is_approximate) as is_approximate,
    from given as g
    join compared as c on c.asked = g.asked and c.matched = g.matched
    group by g.asked, g.quarter
),
spoken as (
    select distinct h.asked
    from held as h
    cross join of_what as o
    join believed($as_of) as v
        on v.area = h.leaf and v.period = h.quarter and v.indicator = $indicator and v.period_kind = 'quarter'
        and not v.cumulative and v.breakdown = ''
    where h.back = 0 and if(o.is_share, v.numerator, v.value) is not null
)
select
    a.area, a.name, x.quarter, x.back, x.value, x.whole, coalesce(x.areas, 0) as areas,
    (select count(distinct h.matched) from held as h where h.asked = a.area and h.back = 0) as leaves,
    (select string_agg(distinct anew.label, '; ' order by anew.label) from anew where anew.asked = a.area) as broken,
    coalesce(x.is_illustrative, false) as is_illustrative,
    coalesce(x.is_approximate, false) as is_approximate,
from asked as a
cross join of_what
left join added as x on x.asked = a.area
where x.asked is not null or a.area in (select asked from spoken)
order by a.name collate vi, a.area, x.back
