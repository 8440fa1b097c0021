-- Fills what does not come from reports: areas and their changes, who owes reports, indicators, calendars.
-- The CSV files come in as text; empty is null.
insert into warehouse select number, journal_position, made_by from warehouse_in;

insert into area
select
    cast(id as integer) as id, code, name, type, level, cast(parent as integer), cast(valid_from as date),
    cast(valid_to as date), cast(lat as double), cast(lon as double),
    id not in (select parent from areas_in where parent is not null) as is_leaf,
from areas_in
order by id;

insert into area_change
select cast(old as integer), cast(new as integer), cast(changed_on as date), kind, source
from area_changes_in
order by 3, 1, 2;

insert into calendar select code, name_vi, name_en from calendars_in order by code;

insert into deadline
select code, null, cast(deadline_days as integer), cast(null as date), 0 from calendars_in
union all
select cast(calendar as varchar), cast(indicator as varchar), cast(days as integer), cast(first_day as date), cast(set_at as bigint) from deadline_in
order by all;

insert into indicator
select code, kind, over_areas, numerator, denominator, first_breakdown, cast(place as integer)
from indicator_in
order by place;

insert into breakdown select dimension, value from breakdown_in order by dimension, value;

insert into area_above
with recursive climb as (
    select id as area, id as above, 0 as distance from area
    union all
    select c.area, a.parent, c.distance + 1
    from climb as c
    join area as a on a.id = c.above
    where a.parent is not null and c.distance <= 10 -- an area inside itself is for check.sql to find
)
select area, above, distance from climb order by above, area;

insert into expected
with said as (
    select
        cast(area as integer) as area, cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to,
        cast(believed_from as bigint) as believed_from, cast(believed_to as bigint) as believed_to,
    from duty_in
),
-- between which positions no duty at all was in force
change as (
    select 0 as position, 0 as step
    union all
    select believed_from, 1 from said
    union all
    select believed_to, -1 from said where believed_to is not null
),
moment as (
    select position, sum(sum(step)) over (order by position) as in_force, lead(position) over (order by position) as next
    from change
    group by position
),
duty as (
    from said
    union all
    -- an office that has not said who owes reports: everyone beside those that reported, rather than only those
    select
        heard.area, cast(null as date), cast(null as date), greatest(heard.position, moment.position), moment.next,
    from moment
    join (
        select a.parent as area, min(r.accepted_position) as position
        from row_in as r
        join area as a on a.id = r.area and a.is_leaf
        where a.parent is not null
        group by a.parent
    ) as heard on moment.next is null or heard.position < moment.next
    where moment.in_force = 0
),
owed as (
    select
        leaf.id as area,
        coalesce(greatest(leaf.valid_from, d.valid_from), date '0001-01-01') as first_day,
        coalesce(least(leaf.valid_to, d.valid_to), date '9999-12-31') as last_day,
        d.believed_from, d.believed_to,
    from duty as d
    join area_above as above on above.above = d.area
    join area as leaf on leaf.id = above.area and leaf.is_leaf
    where first_day <= last_day
),
boundary as (
    select area, believed_from as position from owed
    union
    select area, believed_to from owed where believed_to is not null
),
belief as (
    select area, position as first, lead(position) over (partition by area order by position) as next from boundary
),
-- an area may owe by several duties at once, its district's and its own; it owes one report: stretches that meet are one
marked as (
    select
        owed.area, owed.first_day, owed.last_day, belief.first, belief.next,
        coalesce(first_day > max(last_day) over earlier + 1, true) as is_apart,
    from belief
    join owed
        on owed.area = belief.area and owed.believed_from <= belief.first
        and (owed.believed_to is null or owed.believed_to > belief.first)
    window earlier as (
        partition by owed.area, belief.first order by first_day, last_day
        rows between unbounded preceding and 1 preceding
    )
),
numbered as (
    select
        *, count(*) filter (is_apart) over (partition by area, first order by first_day, last_day) as stretch,
    from marked
)
select
    area, nullif(min(first_day), date '0001-01-01'), nullif(max(last_day), date '9999-12-31'), first, next,
from numbered
group by area, first, next, stretch
order by area, 2, first;

-- a share breaks where one of its parts does
insert into series_break
select distinct
    cast(b.number as integer), i.code, cast(b.area as integer), cast(b.quarter as varchar), cast(b.kind as varchar),
    cast(b.label as varchar), cast(b.believed_from as bigint), cast(b.believed_to as bigint),
from break_in as b
join indicator as i on b.indicator is null or cast(b.indicator as varchar) in (i.code, i.numerator, i.denominator)
order by all;
