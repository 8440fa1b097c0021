-- In which years did an area or any area inside it give a figure, and for which kinds of period (a span: its last year)?
-- columns: year period_kind
-- parameters: area area, as_of position
select distinct
    cast(if(v.period_kind = 'span', v.period[-4:], v.period[1:4]) as integer) as year,
    v.period_kind,
from believed($as_of) as v
join area_above as above on above.area = v.area and above.above = $area
order by year, v.period_kind
