-- Fills reported from row_in (the rows of every upload ever accepted) with the positions between which each was believed:
-- of all uploads in force at a position that speak of the same figure, the one accepted last is believed. A correction
-- thus closes the older row's belief, and a withdrawal opens it again.
insert into upload
select
    cast(number as integer), file, sha256, handed_in_by, cast(handed_in_at as timestamp), cast(received_on as date),
    accepted_by, cast(accepted_at as timestamp), cast(accepted_position as bigint),
    cast(withdrawn_position as bigint), why, cast(is_lost as boolean),
from upload_in
order by number;

insert into reported
with keyed as (
    select *, concat_ws('|', indicator, area, period, breakdown, cumulative) as figure from row_in
),
boundary as (
    select figure, accepted_position as position from keyed
    union
    select figure, withdrawn_position from keyed where withdrawn_position is not null
),
stretch as (
    select figure, position as first, lead(position) over (partition by figure order by position) as next
    from boundary
),
winner as (
    select s.figure, s.first, s.next, arg_max(k.upload, k.accepted_position) as upload
    from stretch as s
    join keyed as k
        on k.figure = s.figure and k.accepted_position <= s.first
        and (k.withdrawn_position is null or k.withdrawn_position > s.first)
    group by s.figure, s.first, s.next
)
select
    k.upload, k.indicator, k.area, k.area_written, k.period_kind, k.period, k.period_start, k.period_end, k.calendar,
    k.status, k.breakdown, k.value, k.qualifier, k.cumulative, k.illustrative, k.sheet, k.cell, k.doc_table,
    k.paragraph, k.first_char, k.last_char, k.text, k.corrected, w.first, w.next,
from winner as w
join keyed as k on k.figure = w.figure and k.upload = w.upload
order by k.indicator, k.breakdown, k.period, k.area, w.first, k.sheet, k.cell
