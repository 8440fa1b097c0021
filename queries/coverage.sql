-- Who reported on time, late, not at all, or does not owe yet: each leaf area inside an area in each quarter?
-- columns: area code name within quarter state received_on due_on figures upload due_is_default due_own_of
-- parameters: area area, from quarter, to quarter, indicator text?, today day, as_of position
with wanted as (
    -- a computed share is there when both its parts are
    select unnest(if(numerator is null, [code], [numerator, denominator])) as indicator
    from indicator
    where code = $indicator
),
arrived as (
    -- of all uploads in force, the first counts: a correction after the deadline does not make a report late; what has
    -- a deadline of its own is looked at by itself
    select
        r.area, r.period as quarter, deadline.own_of,
        list(distinct r.indicator) as indicators,
        min(u.received_on) as received_on,
        min({'received_on': u.received_on, 'number': u.number}).number as upload,
        min(r.period_end + deadline.days) as due_on,
        bool_or(deadline.is_default) as is_default,
        count(*) filter (r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)) as figures,
        count(r.value) filter (r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)) as numbers,
    from reported as r
    join upload as u on u.number = r.upload
    join deadlines($as_of) as deadline
        on deadline.calendar = r.calendar and deadline.indicator = r.indicator
        and stands(deadline.first_day, deadline.last_day, r.period_end)
    where r.period_kind = 'quarter' and r.period between $from and $to
        and u.accepted_position <= $as_of and (u.withdrawn_position is null or u.withdrawn_position > $as_of)
        and ($indicator is null or r.indicator in (select indicator from wanted))
    group by all
),
given as (
    -- what came latest after its deadline stands for the whole; when nothing did, what came first
    select
        area, quarter, sum(figures) as figures, sum(numbers) as numbers,
        if(max(received_on - due_on) > 0,
            max({'days': received_on - due_on, 'row': arrived}).row,
            min({'day': received_on, 'due_on': due_on, 'row': arrived}).row) as told,
    from arrived
    group by all
    having $indicator is null or len(list_distinct(flatten(list(indicators)))) = (select count(*) from wanted)
),
due as (
    select q.quarter, max({'due_on': q.ends + d.days, 'own_of': d.own_of, 'is_default': d.is_default}) as latest
    from known_quarter as q
    join deadlines($as_of) as d on d.calendar = 'calendar' and stands(d.first_day, d.last_day, q.ends)
    where q.quarter between $from and $to
        and ($indicator is null and d.indicator is null or d.indicator in (select indicator from wanted))
    group by q.quarter
)
select
    leaf.leaf as area,
    a.code,
    a.name,
    parent.name as within,
    leaf.quarter,
    case
        when given.area is null and due.latest.due_on >= $today then 'not_due'
        when given.area is null then 'missing'
        when given.numbers = 0 then 'not_applicable'
        when given.told.received_on > given.told.due_on then 'late'
        else 'on_time'
    end as state,
    given.told.received_on,
    cast(coalesce(given.told.due_on, due.latest.due_on) as date) as due_on,
    cast(coalesce(given.figures, 0) as bigint) as figures,
    given.told.upload,
    if(given.area is null, due.latest.is_default, given.told.is_default) as due_is_default,
    if(given.area is null, due.latest.own_of, given.told.own_of) as due_own_of,
from leaf_list('as_reported', [$area], $from, $to, $as_of) as leaf
join area as a on a.id = leaf.leaf
left join area as parent on parent.id = a.parent
join due on due.quarter = leaf.quarter
left join given on given.area = leaf.leaf and given.quarter = leaf.quarter
where leaf.is_expected or given.area is not null
order by parent.name collate vi, a.name collate vi, leaf.leaf, leaf.quarter
