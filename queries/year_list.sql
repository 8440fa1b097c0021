-- In which years did an area or any area inside it give a figure, and for which kinds of period (a span: its last year)?
-- columns: year period_kind
-- parameters: geography text?, area area, as_of position
select distinct
    cast(if(v.period_kind = 'span', v.period[-4:], v.period[1:4]) as integer) as year,
    v.period_kind,
from believed($as_of) as v
where v.area = $area
    or v.area in (select leaf from ground where geography = coalesce($geography, 'as_reported') and area = $area)
    or (coalesce($geography, 'as_reported') = 'as_reported' and v.area in (select area from area_above where above = $area))
order by year, v.period_kind
