-- From which cells or sentences does a figure come: every report behind an indicator in an area and some periods?
-- columns: indicator area code name area_written period breakdown value qualifier cumulative text corrected sheet cell doc_table paragraph first_char last_char upload file sha256 handed_in_by received_on accepted_at is_illustrative role
-- parameters: geography text?, indicator text, area area, period texts, as_of position
with wanted as (
    select code as indicator, 'value' as role from indicator where code = $indicator and numerator is null
    union all
    select numerator, 'numerator' from indicator where code = $indicator and numerator is not null
    union all
    select denominator, 'denominator' from indicator where code = $indicator and denominator is not null
),
inside as (
    select area, distance from area_above where above = $area
    union
    -- by the boundaries of one day: areas that lie inside as a whole, and those of which a share is known
    select s.leaf, 1 from sources(coalesce($geography, 'as_reported'), [$area], $as_of) as s
    where coalesce($geography, 'as_reported') <> 'as_reported' and s.leaf <> $area and s.weight is not null
)
select
    r.indicator,
    r.area,
    a.code,
    a.name,
    r.area_written,
    r.period,
    r.breakdown,
    r.value,
    r.qualifier,
    r.cumulative,
    r.text,
    r.corrected,
    r.sheet,
    r.cell,
    r.doc_table,
    r.paragraph,
    r.first_char,
    r.last_char,
    r.upload,
    u.file,
    u.sha256,
    u.handed_in_by,
    u.received_on,
    u.accepted_at,
    r.illustrative as is_illustrative,
    wanted.role,
from reported as r
join wanted using (indicator)
join inside on inside.area = r.area
join area as a on a.id = r.area
join upload as u on u.number = r.upload
where r.period in $period
    and r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)
order by r.period, inside.distance, a.name collate vi, r.area, wanted.role desc, r.breakdown, r.upload, r.sheet, r.cell
