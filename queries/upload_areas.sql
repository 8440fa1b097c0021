-- Which areas has each upload figures of, so that only who may see them all opens the file?
-- columns: upload sha256 area
-- parameters: as_of position
select distinct r.upload, u.sha256, r.area
from reported as r
join upload as u on u.number = r.upload
where u.accepted_position <= $as_of
union all
-- of what is lost nobody can tell: it counts as an area that there is not, so that who is bound to one may not open it
select number, sha256, 0 from upload where is_lost and accepted_position <= $as_of
order by upload, area
