-- Of which uploads in force at a position can the figures no longer be read?
-- columns: upload file accepted_position withdrawn_position
-- parameters: as_of position
select number as upload, file, accepted_position, withdrawn_position
from upload
where is_lost and accepted_position <= $as_of and (withdrawn_position is null or withdrawn_position > $as_of)
order by number
