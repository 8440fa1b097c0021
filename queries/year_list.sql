-- In which years did an area or any area inside it give a figure?
-- columns: year
-- parameters: area area, as_of position
select distinct cast(v.period[1:4] as integer) as year
from believed($as_of) as v
join area_above as above on above.area = v.area and above.above = $area
where v.period_kind <> 'span'
order by year
