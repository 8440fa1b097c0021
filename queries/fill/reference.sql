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

insert into calendar select code, name_vi, name_en, cast(deadline_days as integer) from calendars_in order by code;

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
with duty as (
    select cast(area as integer) as area, cast(valid_from as date) as valid_from, cast(valid_to as date) as valid_to
    from duty_in
    union all
    -- an office that has not said who owes reports: everyone beside those that reported, rather than only those
    select distinct a.parent, cast(null as date), cast(null as date)
    from row_in
    join area as a on a.id = row_in.area and a.is_leaf
    where not exists (from duty_in) and a.parent is not null
),
-- an area may owe by several duties at once, its district's and its own; it owes one report: stretches that meet are one
owed as (
    select
        leaf.id as area,
        coalesce(greatest(leaf.valid_from, d.valid_from), date '0001-01-01') as first_day,
        coalesce(least(leaf.valid_to, d.valid_to), date '9999-12-31') as last_day,
    from duty as d
    join area_above as above on above.above = d.area
    join area as leaf on leaf.id = above.area and leaf.is_leaf
),
marked as (
    select *, coalesce(first_day > max(last_day) over earlier + 1, true) as is_apart
    from owed
    where first_day <= last_day
    window earlier as (
        partition by area order by first_day, last_day rows between unbounded preceding and 1 preceding
    )
),
numbered as (
    select *, count(*) filter (is_apart) over (partition by area order by first_day, last_day) as stretch
    from marked
)
select area, nullif(min(first_day), date '0001-01-01'), nullif(max(last_day), date '9999-12-31')
from numbered
group by area, stretch
order by 1, 2;
