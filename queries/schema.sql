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

-- leaf areas that owe a report each quarter, and between which days
create table expected (
    area integer not null,
    valid_from date,
    valid_to date,
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
    deadline_days integer not null, -- days after the period's last day in which a report is on time
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
);

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
    is_derived boolean not null,  -- added up or divided by us
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

-- the day a quarter ends by the plain calendar: '2024-Q1' -> 2024-03-31
create macro quarter_end(label) as
    last_day(make_date(cast(label[1:4] as integer), cast(label[7:7] as integer) * 3, 1));

create macro year_before(label) as
    cast(cast(label[1:4] as integer) - 1 as varchar) || label[5:];

create macro quarter_before(label) as
    if(label[7:7] = '1',
        cast(cast(label[1:4] as integer) - 1 as varchar) || '-Q4',
        label[1:6] || cast(cast(label[7:7] as integer) - 1 as varchar));

create macro quarter_list(first, last) as table
    with number as (
        select unnest(range(
            cast(first[1:4] as integer) * 4 + cast(first[7:7] as integer) - 1,
            cast(last[1:4] as integer) * 4 + cast(last[7:7] as integer)
        )) as n
    )
    select cast(n // 4 as varchar) || '-Q' || cast(n % 4 + 1 as varchar) as quarter
    from number;

-- the leaf areas inside each asked area on the last day of each quarter; an area that is a leaf is its own
create macro leaf_list(asked_areas, first, last) as table
    select above.above as asked, quarter, leaf.id as leaf
    from area_above as above
    join area as leaf on leaf.id = above.area and leaf.is_leaf
    cross join quarter_list(first, last)
    where above.above in (select unnest(asked_areas))
        and (leaf.valid_from is null or leaf.valid_from <= quarter_end(quarter))
        and (leaf.valid_to is null or leaf.valid_to >= quarter_end(quarter));

-- one row for every asked indicator, area and quarter: what the leaf areas inside reported, and how many of how many
create macro area_quarter(asked_indicators, asked_areas, first, last, as_of) as table
    with quarter_value as (
        select * from believed(as_of)
        where indicator in (select unnest(asked_indicators))
            and period_kind = 'quarter' and not cumulative and breakdown = ''
    ),
    asked as (
        select i.code as indicator, i.over_areas, i.kind, a.id as area, q.quarter
        from indicator as i
        cross join area as a
        cross join quarter_list(first, last) as q
        where i.code in (select unnest(asked_indicators)) and a.id in (select unnest(asked_areas))
            and (a.valid_from is null or a.valid_from <= quarter_end(q.quarter))
            and (a.valid_to is null or a.valid_to >= quarter_end(q.quarter))
    ),
    leaf_value as (
        select
            i.code as indicator, leaf.asked as area, leaf.quarter, leaf.leaf,
            now.area is not null as has_reported,
            owed.area is not null as is_expected,
            now.value, coalesce(now.numerator, now.value) as part, now.denominator as whole,
            coalesce(ago.numerator, ago.value) as part_ago, ago.denominator as whole_ago,
            now.value is not null and ago.value is not null as in_both,
            now.is_approximate, now.is_illustrative, now.is_derived,
        from leaf_list(asked_areas, first, last) as leaf
        cross join indicator as i
        left join quarter_value as now
            on now.indicator = i.code and now.area = leaf.leaf and now.period = leaf.quarter
        left join quarter_value as ago
            on ago.indicator = i.code and ago.area = leaf.leaf and ago.period = year_before(leaf.quarter)
        left join expected as owed
            on owed.area = leaf.leaf
            and (owed.valid_from is null or owed.valid_from <= quarter_end(leaf.quarter))
            and (owed.valid_to is null or owed.valid_to >= quarter_end(leaf.quarter))
        where i.code in (select unnest(asked_indicators))
    ),
    gathered as (
        select
            indicator, area, quarter,
            sum(part) as part, sum(whole) as whole,
            sum(part) filter (in_both) as part_now, sum(whole) filter (in_both) as whole_now,
            sum(part_ago) filter (in_both) as part_ago, sum(whole_ago) filter (in_both) as whole_ago,
            count(*) filter (in_both) as compared,
            count(*) filter (has_reported) as reported,
            count(*) filter (has_reported or is_expected) as expected,
            count(*) filter (has_reported and value is null) as not_applicable,
            coalesce(bool_or(is_approximate), false) as is_approximate,
            coalesce(bool_or(is_illustrative), false) as is_illustrative,
            coalesce(bool_or(is_derived), false) as is_derived,
        from leaf_value
        group by all
    )
    select
        asked.indicator, asked.area, asked.quarter,
        case
            when own_area.is_leaf then own.value
            when asked.over_areas = 'none' then null
            when asked.kind = 'share' then 100 * part / nullif(whole, 0)
            else part
        end as value,
        if(own_area.is_leaf, null, own.value) as own_value,
        if(asked.kind = 'share', part, null) as numerator,
        if(asked.kind = 'share', whole, null) as denominator,
        case
            when asked.over_areas = 'none' and not own_area.is_leaf then null
            when asked.kind = 'share' then 100 * part_now / nullif(whole_now, 0)
            else part_now
        end as compared_now,
        case
            when asked.over_areas = 'none' and not own_area.is_leaf then null
            when asked.kind = 'share' then 100 * part_ago / nullif(whole_ago, 0)
            else part_ago
        end as compared_year_ago,
        coalesce(compared, 0) as compared_areas,
        coalesce(reported, 0) as reported,
        coalesce(expected, 0) as expected,
        coalesce(not_applicable, 0) as not_applicable,
        coalesce(g.is_approximate, false) or coalesce(own.is_approximate, false) as is_approximate,
        coalesce(g.is_illustrative, false) or coalesce(own.is_illustrative, false) as is_illustrative,
        coalesce(g.is_derived, false) as is_derived,
    from asked
    join area as own_area on own_area.id = asked.area
    left join gathered as g on g.indicator = asked.indicator and g.area = asked.area and g.quarter = asked.quarter
    left join quarter_value as own
        on own.indicator = asked.indicator and own.area = asked.area and own.period = asked.quarter;
