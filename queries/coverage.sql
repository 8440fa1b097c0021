-- Who reported on time, late, not at all, or does not owe yet: each leaf area inside an area in each quarter?
-- columns: area code name within quarter state received_on due_on figures upload due_is_default
-- parameters: area area, from quarter, to quarter, indicator text?, today day, as_of position
with wanted as (
    -- a computed share is there when both its parts are
    select unnest(if(numerator is null, [code], [numerator, denominator])) as indicator
    from indicator
    where code = $indicator
),
given as (
    -- of all uploads in force, the first counts: a correction after the deadline does not make a report late
    select
        r.area, r.period as quarter,
        min(u.received_on) as received_on,
        min({'received_on': u.received_on, 'number': u.number}).number as upload,
        min(r.period_end + deadline.days) as due_on,
        count(*) filter (r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)) as figures,
        count(r.value) filter (r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)) as numbers,
    from reported as r
    join upload as u on u.number = r.upload
    join deadlines($as_of) as deadline
        on deadline.calendar = r.calendar and stands(deadline.first_day, deadline.last_day, r.period_end)
    where r.period_kind = 'quarter' and r.period between $from and $to
        and u.accepted_position <= $as_of and (u.withdrawn_position is null or u.withdrawn_position > $as_of)
        and ($indicator is null or r.indicator in (select indicator from wanted))
    group by all
    having $indicator is null or count(distinct r.indicator) = (select count(*) from wanted)
)
select
    leaf.leaf as area,
    a.code,
    a.name,
    parent.name as within,
    leaf.quarter,
    case
        when given.area is null and q.ends + deadline.days >= $today then 'not_due'
        when given.area is null then 'missing'
        when given.numbers = 0 then 'not_applicable'
        when given.received_on > given.due_on then 'late'
        else 'on_time'
    end as state,
    given.received_on,
    cast(coalesce(given.due_on, q.ends + deadline.days) as date) as due_on,
    coalesce(given.figures, 0) as figures,
    given.upload,
    deadline.is_default as due_is_default,
from leaf_list('as_reported', [$area], $from, $to, $as_of) as leaf
join known_quarter as q on q.quarter = leaf.quarter
join area as a on a.id = leaf.leaf
left join area as parent on parent.id = a.parent
join deadlines($as_of) as deadline
    on deadline.calendar = 'calendar' and stands(deadline.first_day, deadline.last_day, q.ends)
left join given on given.area = leaf.leaf and given.quarter = leaf.quarter
where leaf.is_expected or given.area is not null
order by parent.name collate vi, a.name collate vi, leaf.leaf, leaf.quarter
