-- What does an upload say, cell by cell, what was believed of each figure before it was accepted, and is it believed now?
-- columns: indicator area code name area_written period breakdown cumulative value qualifier text sheet cell doc_table paragraph is_illustrative was was_there believed
-- parameters: upload number, as_of position
with said as (
    -- a figure may be believed, replaced and believed again: it is one figure
    select
        r.*, u.accepted_position,
        bool_or(r.believed_from <= $as_of and coalesce(r.believed_to > $as_of, true)) over same as believed_now,
    from reported as r
    join upload as u on u.number = r.upload
    where r.upload = $upload and u.accepted_position <= $as_of
    window same as (partition by r.indicator, r.area, r.period, r.breakdown, r.cumulative)
    qualify row_number() over (same order by r.believed_from) = 1
)
select
    s.indicator,
    s.area,
    a.code,
    a.name,
    s.area_written,
    s.period,
    s.breakdown,
    s.cumulative,
    s.value,
    s.qualifier,
    s.text,
    s.sheet,
    s.cell,
    s.doc_table,
    s.paragraph,
    s.illustrative as is_illustrative,
    before.value as was,
    before.upload is not null as was_there,
    s.believed_now as believed,
from said as s
join area as a on a.id = s.area
join indicator as i on i.code = s.indicator
left join reported as before
    on before.indicator = s.indicator and before.area = s.area and before.period = s.period
    and before.breakdown = s.breakdown and before.cumulative = s.cumulative
    and before.believed_from < s.accepted_position and coalesce(before.believed_to >= s.accepted_position, true)
order by s.period desc, a.name collate vi, s.area, i.place, s.cumulative, s.breakdown
