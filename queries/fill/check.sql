-- What is wrong with a prepared warehouse, one row a fault; none means it may be published.
with believed_together as (
    select a.indicator, a.area, a.period, a.breakdown, a.cumulative
    from indicator_value as a
    join indicator_value as b using (indicator, area, period_kind, period, breakdown, cumulative)
    where a.rowid < b.rowid
        and (a.believed_to is null or b.believed_from < a.believed_to)
        and (b.believed_to is null or a.believed_from < b.believed_to)
)
select 'two values believed at once' as fault,
    concat_ws(' ', indicator, area, period, breakdown) as example, count(*) over () as times
from believed_together
union all
select 'row of an unknown area', concat_ws(' ', indicator, area, area_written), count(*) over ()
from reported anti join area on area.id = reported.area
union all
select 'area whose code is not the one written down', concat_ws(' ', r.area, r.area_code, a.code), count(*) over ()
from row_in as r join area as a on a.id = r.area
where a.code <> r.area_code
union all
select 'row of an unknown indicator', concat_ws(' ', r.indicator, r.area, r.period), count(*) over ()
from reported as r anti join indicator as i on i.code = r.indicator
union all
select 'area not valid in the period', concat_ws(' ', r.indicator, a.name, r.period), count(*) over ()
from reported as r
join area as a on a.id = r.area
where (a.valid_from > r.period_end) or (a.valid_to < r.period_start)
union all
select 'rows lost between received and reported',
    concat('upload ', i.upload), count(*) over ()
from (
    select upload, indicator, area, period, breakdown, cumulative from row_in
    except
    select upload, indicator, area, period, breakdown, cumulative from reported
) as i
join upload as u on u.number = i.upload
-- a row can only be absent when a later upload replaced it before it could ever be believed, which cannot happen
union all
select 'upload in force whose rows are lost', concat('upload ', number), count(*) over ()
from upload where is_lost and withdrawn_position is null
union all
select 'area that owes twice at once', cast(a.area as varchar), count(*) over ()
from expected as a
join expected as b on b.area = a.area and a.rowid < b.rowid
where coalesce(b.valid_from <= a.valid_to, true) and coalesce(a.valid_from <= b.valid_to, true)
    and coalesce(b.believed_from < a.believed_to, true) and coalesce(a.believed_from < b.believed_to, true)
union all
select 'area inside itself', cast(area as varchar), count(*) over ()
from area_above where distance > 10
limit 20
