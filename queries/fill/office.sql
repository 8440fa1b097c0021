-- Fills what the office set and said: deadlines, who owes reports, breaks of series, shares of divided areas.
insert into warehouse select number, journal_position, made_by from warehouse_in;

insert into deadline
select
    cast(calendar as varchar), cast(indicator as varchar), cast(days as integer), cast(first_day as date),
    cast(set_at as bigint),
from deadline_in
order by all;

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

insert into area_share
select cast(old as integer), cast(new as integer), cast(share as double), cast(set_at as bigint)
from share_in
order by all;

insert into ground_share
with span as (
    -- what was said last of a divided area counts, as a whole
    select
        s.*,
        (select min(later.set_at) from area_share as later where later.old = s.old and later.set_at > s.set_at) as until,
    from area_share as s
),
inside as (
    select g.geography, g.area, piece.* exclude (geography), count(*) over (partition by g.geography, g.area, piece.leaf) as pieces
    from piece
    join ground as g on g.geography = piece.geography and g.leaf = piece.place
)
select inside.geography, inside.area, inside.leaf, sum(span.share), span.set_at, any_value(span.until)
from inside
join span on span.old = inside.divided and span.new = inside.into_area
group by inside.geography, inside.area, inside.leaf, span.set_at
having count(*) = any_value(inside.pieces)
order by all;
