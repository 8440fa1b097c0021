-- The tables of a warehouse: the contract between etl (which fills them) and queries (which answer from them). What
-- several questions have in common stands in macros.sql.
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

-- by whose boundaries figures are put together: those of each quarter, or those of one day for all quarters
create table geography (
    code varchar not null,        -- as_reported former today
    on_day date,                  -- null: each quarter's last day
);

-- which leaf areas of any time lie inside an area, as it is bounded by a geography
create table ground (
    geography varchar not null,
    area integer not null,
    leaf integer not null,
    is_whole boolean not null,    -- false: only some of the leaf's ground lies inside
    block integer not null,       -- leaf areas tied to each other by changes, over however many steps: the ground of a block
                                  -- as a whole never changed; negative, and 0 for a leaf that never changed
    valid_from date,              -- of the leaf
    valid_to date,
);

-- the pieces of leaf areas that lie in several areas by a geography: where each lies, and the division that made it, where
-- one did
create table piece (
    geography varchar not null,
    leaf integer not null,
    place integer not null,
    divided integer,
    into_area integer,
);

-- which share of a leaf that lies only in part inside an area counts there, as the office said
create table ground_share (
    geography varchar not null,
    area integer not null,
    leaf integer not null,
    share double not null,
    believed_from bigint not null,
    believed_to bigint,
);

-- how much of a divided area went where, as the office says, and from which position it said so
create table area_share (
    old integer not null,
    new integer not null,
    share double not null,
    set_at bigint not null,
);

-- from which quarter on figures are not comparable with those before, as the office says; a row for each indicator
create table series_break (
    number integer not null,      -- of the setting
    indicator varchar not null,
    area integer,                 -- and all inside it; null: everywhere
    quarter varchar not null,
    kind varchar not null,        -- definition boundary calendar
    label varchar not null,
    believed_from bigint not null,
    believed_to bigint,
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
    label varchar not null,       -- as figures bear it: subject=collective
    enough integer not null,      -- from so many parts of the dimension on they must add up to the whole
);

-- what figures of one area and period must be to each other (queries/identities.py): of several ways to reckon it, the
-- first counts for which all is there
create table identity (
    kind varchar not null,        -- sum limit rate
    indicator varchar not null,   -- the one that must be so
    formula integer not null,     -- of a printed rate: how it may have been computed, 0 is ours
    way integer not null,
    role varchar not null,        -- part whole limit
    other varchar not null,
    terms bigint not null,        -- how many others this way takes
);

-- from where on a figure is pointed out (queries/thresholds.toml)
create table threshold (
    name varchar not null,
    value double not null,
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
    is_straddling boolean not null, -- the period began before the area did: of the 15th-to-14th calendar, 2025-Q3
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

create macro believed_break(as_of) as table
    select * from series_break
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

create macro year_after(label) as
    cast(cast(label[1:4] as integer) + 1 as varchar) || label[5:];

-- true when an area (or a duty) that begins and ends on these days stands on a day; a day not known never comes
create macro stands(valid_from, valid_to, on_day) as
    coalesce(valid_from <= on_day, true) and coalesce(valid_to >= on_day, true);
