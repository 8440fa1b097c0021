-- Fills what does not change with reports: areas and their changes, indicators, calendars, and from the changes of areas
-- ground, piece and block: by whose boundaries which leaf areas lie inside which area. The CSV files come in as text; empty
-- is null.
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

-- until an office sets its own
insert into deadline
select code, null, cast(deadline_days as integer), cast(null as date), 0 from calendars_in order by code;

insert into indicator
select code, kind, over_areas, numerator, denominator, first_breakdown, cast(place as integer)
from indicator_in
order by place;

insert into breakdown
select dimension, value, concat(dimension, '=', value), cast(enough as integer) from breakdown_in order by dimension, value;

insert into identity
select
    kind, indicator, cast(formula as integer), cast(way as integer), role, other,
    count(*) over (partition by kind, indicator, formula, way),
from identity_in
order by all;

insert into threshold select name, value from threshold_in order by name;

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

-- Whether a leaf went whole into another is read from where all its ways lead, not from the kind written beside them:
-- divided between two communes of one province, it lies whole in the province.
insert into geography
select cast(code as varchar), cast(on_day as date) from geography_in;

create temp table leaf_change as
select c.old, c.new, count(*) over (partition by c.old) > 1 as divides
from (select distinct old, new from area_change) as c
join area as o on o.id = c.old and o.is_leaf
join area as n on n.id = c.new and n.is_leaf;

-- where each leaf lies on a geography's day: itself, or what became of it by then, or what it was made of
create temp table lies_in as
with recursive step as (
    select 1 as heading, old as here, new as next, divides from leaf_change
    union all
    select -1, new, old, true from leaf_change
),
walk as (
    select
        g.code as geography, g.on_day, l.id as leaf, l.id as here, false as has_piece, 0 as divisions,
        cast(null as integer) as divided, cast(null as integer) as into_area,
        case when l.valid_to < g.on_day then 1 when l.valid_from > g.on_day then -1 else 0 end as heading,
    from geography as g
    cross join area as l
    where g.on_day is not null and l.is_leaf
    union
    select
        w.geography, w.on_day, w.leaf, a.id, true, w.divisions + cast(step.divides as integer),
        if(step.divides, w.here, w.divided), if(step.divides, a.id, w.into_area),
        case when a.valid_to < w.on_day then 1 when a.valid_from > w.on_day then -1 else 0 end,
    from walk as w
    join step on step.heading = w.heading and step.here = w.here
    join area as a on a.id = step.next
)
select
    geography, leaf, here as place, bool_or(has_piece) as has_piece, min(divisions) as divisions, count(*) as ways,
    any_value(divided) as divided, any_value(into_area) as into_area,
from walk
where heading = 0
group by geography, leaf, here;

-- the smallest number among those tied to a leaf stands for its block
create temp table block as
with recursive near as (
    select old as here, new as next from leaf_change
    union all
    select new, old from leaf_change
),
tied using key (leaf) as (
    select id as leaf, id as block from area where id in (select here from near)
    union
    (
        select near.next as leaf, min(t.block) as block
        from tied as t
        join near on near.here = t.leaf
        join recurring.tied as known on known.leaf = near.next
        where t.block < known.block
        group by near.next
    )
)
select leaf, -block as block from tied;

insert into ground
with places as (
    select geography, leaf, count(*) as places from lies_in group by all
),
lies as (
    select 'as_reported' as geography, above.above as area, above.area as leaf, true as is_whole
    from area_above as above
    union all
    select l.geography, above.above, l.leaf, count(*) = any_value(places.places)
    from lies_in as l
    join places on places.geography = l.geography and places.leaf = l.leaf
    join area_above as above on above.area = l.place
    group by l.geography, above.above, l.leaf
)
select lies.geography, lies.area, lies.leaf, lies.is_whole, coalesce(block.block, 0), leaf.valid_from, leaf.valid_to
from lies
join area as leaf on leaf.id = lies.leaf and leaf.is_leaf
left join block on block.leaf = lies.leaf
order by 1, 2, 3;

-- the pieces of divided leaf areas, and which division tells the share of each: none of what was divided more than once, or
-- put together by a later change
insert into piece
select
    l.geography, l.leaf, l.place,
    if(l.ways = 1 and l.divisions = 1 and c.old is not null, l.divided, null) as divided,
    if(l.ways = 1 and l.divisions = 1 and c.old is not null, l.into_area, null) as into_area,
from lies_in as l
left join leaf_change as c on c.old = l.divided and c.new = l.into_area
where (l.geography, l.leaf) in (select (geography, leaf) from lies_in group by geography, leaf having count(*) > 1);
