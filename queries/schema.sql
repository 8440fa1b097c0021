-- The tables of a warehouse: the contract between etl (which fills them) and queries (which answer from them).
-- No primary key, check, enum, sequence or index: the same text runs on a DuckDB file and on DuckLake.
-- A warehouse is made whole and never written to again; belief is counted in positions of the journal.

create table area (
    id integer not null,          -- identity; a code is not one (codes are used again for other areas)
    code varchar not null,        -- official code, 2, 3 or 5 digits
    name varchar not null,        -- with its type: Xã Quảng Nghiệp
    type varchar not null,        -- Tỉnh, Huyện, Xã ...
    level varchar not null,       -- province, district, commune: data, never asked for by name in a query
    parent integer,
    valid_from date,              -- null: since before our records
    valid_to date,                -- last day included; null: still
    lat double,
    lon double,
    is_leaf boolean not null,     -- no area has it as parent: the level that reports for itself
);

create table area_change (
    old integer not null,
    new integer not null,
    changed_on date not null,
    kind varchar not null,        -- rename retype reparent merge_whole split_part recode
    source varchar,
);

-- every area and each area above it, itself included (distance 0)
create table area_above (
    area integer not null,
    above integer not null,
    distance integer not null,
);

-- leaf areas that owe a report each quarter, between which days, and between which positions that was believed
create table expected (
    area integer not null,
    valid_from date,
    valid_to date,
    believed_from bigint not null,
    believed_to bigint,           -- null: still believed
);

create table indicator (
    code varchar not null,
    kind varchar not null,        -- flow stock cohort share
    over_areas varchar not null,  -- sum none share
    numerator varchar,            -- for computed shares
    denominator varchar,
    first_breakdown varchar,      -- the dimension whose parts, when all are there, make a whole nobody printed
    place integer not null,
);

create table breakdown (
    dimension varchar not null,
    value varchar not null,
);

create table calendar (
    code varchar not null,
    name_vi varchar not null,
    name_en varchar not null,
);

-- until how many days after a period's last day a report is on time; of those set that apply, an indicator's own goes
-- before the common one, and of several the newest counts
create table deadline (
    calendar varchar not null,
    indicator varchar,            -- null: common to all
    days integer,                 -- null, of an indicator's own: from here on it has none
    first_day date,               -- applies to periods that end on this day or later; null: to all
    set_at bigint not null,       -- position from which this was the office's rule; 0: the program's default
);

create table upload (
    number integer not null,
    file varchar not null,
    sha256 varchar not null,
    handed_in_by varchar not null,
    handed_in_at timestamp not null,
    received_on date not null,    -- the day the report reached the office, which may be before it was loaded
    accepted_by varchar not null,
    accepted_at timestamp not null,
    accepted_position bigint not null,
    withdrawn_position bigint,
    why varchar,                  -- the reason given for accepting odd figures
    is_lost boolean not null,     -- withdrawn, and neither its rows nor its original can be read: questions as of when
);                                -- it was believed are refused (queries.run), all others do not need it

-- every figure of every upload that was ever accepted, with the positions between which it was believed
create table reported (
    upload integer not null,
    indicator varchar not null,
    area integer not null,
    area_written varchar not null,
    period_kind varchar not null, -- month quarter half nine_months year span
    period varchar not null,      -- label: 2024-Q1
    period_start date not null,
    period_end date not null,
    calendar varchar not null,
    status varchar not null,      -- estimate actual official
    breakdown varchar not null,   -- '' for the whole, else subject=collective, several joined by ','
    value double,                 -- null: the report says it does not apply
    qualifier varchar,            -- about over nearly
    cumulative boolean not null,
    illustrative boolean not null,
    sheet varchar,
    cell varchar,
    doc_table integer,
    paragraph integer,
    first_char integer,
    last_char integer,
    text varchar not null,
    corrected varchar,            -- what a person put in place of text when handing in
    believed_from bigint not null,
    believed_to bigint,           -- null: still believed
);

-- what the charts draw: reported values, wholes added up from all their parts, and computed shares
create table indicator_value (
    indicator varchar not null,
    area integer not null,
    period_kind varchar not null,
    period varchar not null,
    breakdown varchar not null,
    cumulative boolean not null,
    value double,
    numerator double,             -- of a share
    denominator double,
    is_derived boolean not null,  -- added up, subtracted or divided by us
    is_subtracted boolean not null, -- of a quarter nobody reported itself, only sums from January on
    is_approximate boolean not null,
    is_illustrative boolean not null,
    believed_from bigint not null,
    believed_to bigint,
);

create table warehouse (
    number integer not null,
    journal_position bigint not null, -- everything up to and including this position is in here
    made_by varchar not null,         -- version of the program
);

create macro believed(as_of) as table
    select * from indicator_value
    where believed_from <= as_of and (believed_to is null or believed_to > as_of);

create macro believed_expected(as_of) as table
    select * from expected
    where believed_from <= as_of and (believed_to is null or believed_to > as_of);

-- the deadlines as stretches of days on which a period may end, one stretch a day: of each indicator, and without one
-- the common ones; own_of is the indicator where the deadline is its own
create macro deadlines(as_of) as table
    with said as (
        select * from deadline where set_at <= as_of
    ),
    asked as (
        select code as indicator from indicator
        union all
        select null
    ),
    boundary as (
        select distinct s.calendar, asked.indicator, s.first_day
        from said as s
        join asked on s.indicator is null or s.indicator = asked.indicator
    ),
    applying as (
        select
            b.calendar, b.indicator, b.first_day,
            lead(b.first_day) over (
                partition by b.calendar, b.indicator order by b.first_day nulls first
            ) - 1 as last_day,
            arg_max_null(s.days, s.set_at) filter (s.indicator is not null) as own_days,
            arg_max(s.days, s.set_at) filter (s.indicator is null) as common_days,
            max(s.set_at) filter (s.indicator is null) as common_set_at,
        from boundary as b
        join said as s
            on s.calendar = b.calendar and coalesce(s.first_day <= b.first_day, s.first_day is null)
            and coalesce(s.indicator = b.indicator, s.indicator is null)
        group by b.calendar, b.indicator, b.first_day
    )
    select
        calendar, indicator, first_day, last_day,
        coalesce(own_days, common_days) as days,
        own_days is null and common_set_at = 0 as is_default,
        if(own_days is null, null, indicator) as own_of,
    from applying;

-- every quarter there is, so that no query has to take labels apart: by the plain calendar, '2024-Q1' ends on 2024-03-31
create table known_quarter as
with number as (
    select n, cast(n // 4 as varchar) as year, n % 4 + 1 as part
    from range(1950 * 4, 2150 * 4) as r(n)
)
select
    year || '-Q' || cast(part as varchar) as quarter,
    cast(last_day(make_date(n // 4, part * 3, 1)) as date) as ends,
    cast(part as integer) as part,
    cast(year as integer) as year,
    cast(n // 4 - 1 as varchar) || '-Q' || cast(part as varchar) as year_before,
    cast((n - 1) // 4 as varchar) || '-Q' || cast((n - 1) % 4 + 1 as varchar) as quarter_before,
from number
order by n;

create macro year_before(label) as
    cast(cast(label[1:4] as integer) - 1 as varchar) || label[5:];

-- true when an area (or a duty) that begins and ends on these days stands on a day; a day not known never comes
create macro stands(valid_from, valid_to, on_day) as
    coalesce(valid_from <= on_day, true) and coalesce(valid_to >= on_day, true);

-- the leaf areas inside each asked area on the last day of each quarter, and whether they owe a report;
-- an area that is a leaf is its own
create macro leaf_list(asked_areas, first, last, as_of) as table
    select above.above as asked, q.quarter, q.year, leaf.id as leaf, owed.area is not null as is_expected
    from area_above as above
    join area as leaf on leaf.id = above.area and leaf.is_leaf
    join known_quarter as q on stands(leaf.valid_from, leaf.valid_to, q.ends)
    left join believed_expected(as_of) as owed
        on owed.area = leaf.id and stands(owed.valid_from, owed.valid_to, q.ends)
    where above.above in asked_areas and q.quarter between first and last;

-- one row for every asked indicator, area and quarter: what the leaf areas inside reported, and how many of how many
create macro area_quarter(asked_indicators, asked_areas, first, last, as_of) as table
    with asked as (
        select i.code as indicator, i.over_areas, i.kind, a.id as area, a.is_leaf, q.quarter
        from indicator as i
        cross join area as a
        join known_quarter as q on stands(a.valid_from, a.valid_to, q.ends)
        where i.code in asked_indicators and a.id in asked_areas and q.quarter between first and last
    ),
    -- what the asked areas and those inside them said, a year further back than asked
    said as (
        select v.*, above.above as asked, above.distance,
            -- a printed share has no fraction: it is a number, and no part of a sum
            if(i.kind = 'share', v.numerator, v.value) as part, v.denominator as whole, q.ends, q.year_before,
        from believed(as_of) as v
        join area_above as above on above.area = v.area
        join indicator as i on i.code = v.indicator
        join known_quarter as q on q.quarter = v.period
        where v.indicator in asked_indicators and above.above in asked_areas
            and v.period_kind = 'quarter' and not v.cumulative and v.breakdown = ''
            and v.period <= last
    ),
    leaf_value as (
        select
            now.*, ago.value as value_ago, ago.part as part_ago, ago.whole as whole_ago,
            coalesce(now.part, now.value) is not null and coalesce(ago.part, ago.value) is not null as in_both,
            owed.area is not null as is_expected,
        from said as now
        join area as leaf on leaf.id = now.area and leaf.is_leaf
        left join said as ago
            on ago.indicator = now.indicator and ago.asked = now.asked and ago.area = now.area
            and ago.period = now.year_before
        left join believed_expected(as_of) as owed
            on owed.area = now.area and stands(owed.valid_from, owed.valid_to, now.ends)
        where now.period >= first and stands(leaf.valid_from, leaf.valid_to, now.ends)
    ),
    gathered as (
        select
            indicator, asked as area, period as quarter,
            sum(part) as part, sum(whole) as whole,
            sum(part) filter (in_both) as part_now, sum(whole) filter (in_both) as whole_now,
            sum(part_ago) filter (in_both) as part_ago, sum(whole_ago) filter (in_both) as whole_ago,
            any_value(value) filter (in_both) as value_now, any_value(value_ago) filter (in_both) as value_ago,
            count(*) filter (in_both) as compared,
            count(*) as reported,
            count(*) filter (not is_expected) as not_owed,
            count(*) filter (value is null) as not_applicable,
            bool_or(is_approximate) as is_approximate,
            bool_or(is_illustrative) as is_illustrative,
            bool_or(is_derived) as is_derived,
            bool_or(is_subtracted) as is_subtracted,
        from leaf_value
        group by all
    ),
    owing as (
        select above.above as area, q.quarter, count(*) as owed
        from believed_expected(as_of) as e
        join area_above as above on above.area = e.area
        join known_quarter as q on stands(e.valid_from, e.valid_to, q.ends)
        where above.above in asked_areas and q.quarter between first and last
        group by all
    )
    select
        asked.indicator, asked.area, asked.quarter,
        case
            when asked.is_leaf then own.value
            when asked.over_areas = 'none' then null
            when asked.kind = 'share' then 100 * g.part / nullif(g.whole, 0)
            else g.part
        end as value,
        if(asked.is_leaf, null, own.value) as own_value,
        if(asked.kind = 'share' and (asked.is_leaf or asked.over_areas <> 'none'), g.part, null) as numerator,
        if(asked.kind = 'share' and (asked.is_leaf or asked.over_areas <> 'none'), g.whole, null) as denominator,
        case
            when asked.is_leaf then g.value_now
            when asked.over_areas = 'none' then null
            when asked.kind = 'share' then 100 * g.part_now / nullif(g.whole_now, 0)
            else g.part_now
        end as compared_now,
        case
            when asked.is_leaf then g.value_ago
            when asked.over_areas = 'none' then null
            when asked.kind = 'share' then 100 * g.part_ago / nullif(g.whole_ago, 0)
            else g.part_ago
        end as compared_year_ago,
        coalesce(g.compared, 0) as compared_areas,
        coalesce(g.reported, 0) as reported,
        coalesce(owing.owed, 0) + coalesce(g.not_owed, 0) as expected,
        coalesce(g.not_applicable, 0) as not_applicable,
        coalesce(g.is_approximate, false) or coalesce(own.is_approximate, false) as is_approximate,
        -- of the value, and of the area's own printed figure: one may be real beside the other
        coalesce(g.is_illustrative, false) as is_illustrative,
        not asked.is_leaf and coalesce(own.is_illustrative, false) as own_is_illustrative,
        coalesce(g.is_derived, false) as is_derived,
        coalesce(g.is_subtracted, false) as is_subtracted,
    from asked
    left join gathered as g on g.indicator = asked.indicator and g.area = asked.area and g.quarter = asked.quarter
    left join owing on owing.area = asked.area and owing.quarter = asked.quarter
    left join said as own
        on own.distance = 0 and own.indicator = asked.indicator and own.area = asked.area and own.period = asked.quarter;
