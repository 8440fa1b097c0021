-- Which uploads stand behind the figures, and how much of each is still believed?
-- columns: upload file sha256 handed_in_by handed_in_at received_on accepted_by accepted_at figures believed is_illustrative why
-- parameters: as_of position
select
    u.number as upload,
    u.file,
    u.sha256,
    u.handed_in_by,
    u.handed_in_at,
    u.received_on,
    u.accepted_by,
    u.accepted_at,
    -- at the moment of its acceptance every figure of an upload is believed, later perhaps no more
    count(*) filter (r.believed_from = u.accepted_position) as figures,
    count(*) filter (
        r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)
    ) as believed,
    coalesce(bool_or(r.illustrative), false) as is_illustrative,
    u.why,
from (
    select * from upload
    where accepted_position <= $as_of and (withdrawn_position is null or withdrawn_position > $as_of)
) as u
left join reported as r on r.upload = u.number
group by all
order by u.number desc
