-- What is accepted of some indicators in some areas and periods, cell by cell, and by which upload did it come?
-- columns: indicator area period breakdown cumulative value upload file
-- parameters: indicator texts, area areas, period texts, as_of position
select
    r.indicator,
    r.area,
    r.period,
    r.breakdown,
    r.cumulative,
    r.value,
    r.upload,
    u.file,
from reported as r
join upload as u on u.number = r.upload
where r.indicator in $indicator
    and r.area in $area
    and r.period in $period
    and r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)
order by r.indicator, r.area, r.period, r.breakdown, r.cumulative
