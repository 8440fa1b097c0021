-- Who reported on time, late, not at all, or does not owe yet: each leaf area inside an area in each quarter?
-- columns: area code name within quarter state received_on due_on figures upload
-- parameters: area area, from quarter, to quarter, indicator text?, today day, as_of position
with leaf as (
    select l.quarter, l.leaf as area, owed.area is not null as is_expected
    from leaf_list([$area], $from, $to) as l
    left join expected as owed
        on owed.area = l.leaf
        and (owed.valid_from is null or owed.valid_from <= quarter_end(l.quarter))
        and (owed.valid_to is null or owed.valid_to >= quarter_end(l.quarter))
),
given as (
    select
        r.area, r.period as quarter,
        min(u.received_on) as received_on,
        arg_min(u.number, u.received_on) as upload,
        min(r.period_end + calendar.deadline_days) as due_on,
        count(*) as figures,
        count(r.value) as numbers,
    from reported as r
    join upload as u on u.number = r.upload
    join calendar on calendar.code = r.calendar
    where r.period_kind = 'quarter'
        and r.believed_from <= $as_of and (r.believed_to is null or r.believed_to > $as_of)
        and ($indicator is null or r.indicator = $indicator)
    group by all
)
select
    leaf.area,
    a.code,
    a.name,
    parent.name as within,
    leaf.quarter,
    case
        when given.area is null and quarter_end(leaf.quarter) + calendar.deadline_days >= $today then 'not_due'
        when given.area is null then 'missing'
        when given.numbers = 0 then 'not_applicable'
        when given.received_on > given.due_on then 'late'
        else 'on_time'
    end as state,
    given.received_on,
    cast(coalesce(given.due_on, quarter_end(leaf.quarter) + calendar.deadline_days) as date) as due_on,
    coalesce(given.figures, 0) as figures,
    given.upload,
from leaf
join area as a on a.id = leaf.area
left join area as parent on parent.id = a.parent
join calendar on calendar.code = 'calendar'
left join given on given.area = leaf.area and given.quarter = leaf.quarter
where leaf.is_expected or given.area is not null
order by parent.name collate vi, a.name collate vi, leaf.area, leaf.quarter
