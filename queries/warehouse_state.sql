-- Which warehouse is this, and up to where in the journal does it go?
-- columns: number journal_position made_by areas uploads figures
-- parameters:
select
    number,
    journal_position,
    made_by,
    (select count(*) from area) as areas,
    (select count(*) from upload where withdrawn_position is null) as uploads,
    (select count(*) from reported where believed_to is null) as figures,
from warehouse
