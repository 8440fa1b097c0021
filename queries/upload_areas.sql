-- Which areas has each upload figures of, so that only who may see them all opens the file?
-- columns: upload sha256 area
-- parameters: as_of position
select distinct r.upload, u.sha256, r.area
from reported as r
join upload as u on u.number = r.upload
where u.accepted_position <= $as_of
order by r.upload, r.area
