-- Which areas can be chosen: those that owe or gave a report, and every area above them?
-- columns: area code name type level parent valid_from valid_to depth is_leaf has_reported has_share
-- parameters: as_of position
with spoken as (
    select area from believed_expected($as_of)
    union
    select area from reported where believed_from <= $as_of
),
chosen as (
    select distinct above.above as area
    from spoken
    join area_above as above on above.area = spoken.area
),
-- areas of today for which the office has said what share of a divided one they, or areas inside them, took
sharing as (
    select distinct area
    from ground_share
    where geography = 'today' and believed_from <= $as_of and (believed_to is null or believed_to > $as_of)
),
reporting as (
    select distinct area from believed($as_of)
)
select
    a.id as area,
    a.code,
    a.name,
    a.type,
    a.level,
    a.parent,
    a.valid_from,
    a.valid_to,
    (select max(distance) from area_above where area = a.id) as depth,
    a.is_leaf,
    reporting.area is not null as has_reported,
    sharing.area is not null as has_share,
from chosen
join area as a on a.id = chosen.area
left join reporting on reporting.area = a.id
left join sharing on sharing.area = a.id
order by depth, a.name collate vi, a.valid_from nulls first, a.id
