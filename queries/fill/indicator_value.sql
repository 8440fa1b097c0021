-- Fills indicator_value from reported: values as reported, quarters got by subtraction where only sums from January on
-- were reported, wholes made of all their parts where nobody printed the whole, and computed shares where numerator and
-- denominator are both there. Belief is kept throughout.
create temp table as_reported as
select
    indicator, area, period_kind, period, breakdown, cumulative, value, calendar,
    qualifier is not null as is_approximate, illustrative as is_illustrative, believed_from, believed_to,
from reported;

-- The sum to the end of a quarter less the sum to its beginning (domain rule: only when calendar, unit and area agree).
-- Only for what adds over quarters, only while nobody reported the quarter itself, and never less than nothing.
create temp table subtracted as
with in_year as (
    select
        r.* exclude (period_kind, period, cumulative), r.period[1:4] as year,
        case r.period_kind
            when 'half' then 2 when 'nine_months' then 3 when 'year' then 4 else cast(r.period[-1] as integer)
        end as quarter,
        r.period_kind = 'quarter' and not r.cumulative as is_plain,
    from as_reported as r
    join indicator as i on i.code = r.indicator and i.kind = 'flow'
    where r.value is not null and r.period_kind in ('quarter', 'half', 'nine_months', 'year') and r.period not like '%-H2'
),
told as (
    select * from in_year
    semi join (select * from in_year where not is_plain) as running using (indicator, area, breakdown, year)
),
boundary as (
    select indicator, area, breakdown, year, believed_from as position from told
    union
    select indicator, area, breakdown, year, believed_to from told where believed_to is not null
),
stretch as (
    select *, lead(position) over (partition by indicator, area, breakdown, year order by position) as next from boundary
),
known as (
    select
        s.indicator, s.area, s.breakdown, s.year, s.position, s.next, n.quarter,
        count(distinct t.calendar) as calendars,
        max(t.value) filter (where t.is_plain and t.quarter = n.quarter) as plain,
        max(t.value) filter (where not t.is_plain and t.quarter = n.quarter) as running,
        count(distinct t.value) filter (where not t.is_plain and t.quarter = n.quarter) as sayings,
        bool_or(t.is_approximate) as is_approximate, bool_or(t.is_illustrative) as is_illustrative,
    from stretch as s
    cross join (select unnest([1, 2, 3, 4]) as quarter) as n
    join told as t
        on t.indicator = s.indicator and t.area = s.area and t.breakdown = s.breakdown and t.year = s.year
        and t.believed_from <= s.position and (t.believed_to is null or t.believed_to > s.position)
    group by all
),
summed as (
    select
        *,
        -- two reports of the same sum that differ say nothing
        if(sayings = 1, running, if(count(plain) over so_far = quarter, sum(plain) over so_far, null)) as to_end,
    from known
    window so_far as (partition by indicator, area, breakdown, year, position order by quarter)
),
chained as (
    select
        *,
        if(quarter = 1, 0, lag(to_end) over (
            partition by indicator, area, breakdown, year, position order by quarter
        )) as to_beginning,
    from summed
)
select
    indicator, area, 'quarter' as period_kind, concat(year, '-Q', quarter) as period, breakdown, false as cumulative,
    running - to_beginning as value, is_approximate, is_illustrative, position as believed_from, next as believed_to,
from chained
where plain is null and sayings = 1 and calendars = 1 and running >= to_beginning;

create temp table plain_value as
select * exclude (calendar), false as is_subtracted from as_reported
union all by name
select *, true as is_subtracted from subtracted;

create temp table made_whole as
with dimension as (
    select i.code as indicator, i.first_breakdown as dimension, count(*) as parts
    from indicator as i
    join breakdown as b on b.dimension = i.first_breakdown
    where i.over_areas = 'sum'
    group by all
),
part as (
    select v.*, d.parts
    from plain_value as v
    join dimension as d
        on d.indicator = v.indicator and split_part(v.breakdown, '=', 1) = d.dimension
        and not contains(v.breakdown, ',')
    where v.value is not null
),
counted as (
    select indicator, area, period_kind, period, cumulative, parts, value, 1 as here, 0 as printed,
        cast(is_approximate as integer) as approximate, cast(is_illustrative as integer) as illustrative,
        cast(is_subtracted as integer) as subtracted, believed_from, believed_to,
    from part
    union all
    select w.indicator, w.area, w.period_kind, w.period, w.cumulative, d.parts, 0, 0, 1, 0, 0, 0, w.believed_from,
        w.believed_to,
    from plain_value as w
    join dimension as d using (indicator)
    where w.breakdown = ''
),
-- what comes and what goes at each position, so that a running sum says what is believed between two of them
event as (
    select indicator, area, period_kind, period, cumulative, parts, believed_from as position,
        value, here, printed, approximate, illustrative, subtracted
    from counted
    union all
    select indicator, area, period_kind, period, cumulative, parts, believed_to, -value, -here, -printed,
        -approximate, -illustrative, -subtracted
    from counted where believed_to is not null
),
moment as (
    select indicator, area, period_kind, period, cumulative, parts, position, sum(value) as value, sum(here) as here,
        sum(printed) as printed, sum(approximate) as approximate, sum(illustrative) as illustrative,
        sum(subtracted) as subtracted
    from event
    group by all
)
select
    indicator, area, period_kind, period, cumulative, parts,
    sum(value) over so_far as value, sum(here) over so_far as here, sum(printed) over so_far as printed,
    sum(approximate) over so_far as approximate, sum(illustrative) over so_far as illustrative,
    sum(subtracted) over so_far as subtracted,
    position as believed_from,
    lead(position) over (partition by indicator, area, period_kind, period, cumulative order by position) as believed_to,
from moment
window so_far as (partition by indicator, area, period_kind, period, cumulative order by position);

create temp table whole_or_part as
select indicator, area, period_kind, period, breakdown, cumulative, value, is_subtracted as is_derived, is_subtracted,
    is_approximate, is_illustrative, believed_from, believed_to
from plain_value
union all
select indicator, area, period_kind, period, '', cumulative, value, true, subtracted > 0, approximate > 0,
    illustrative > 0, believed_from, believed_to
from made_whole
where here = parts and printed = 0;

create temp table value_made as
select indicator, area, period_kind, period, breakdown, cumulative, value, null as numerator, null as denominator,
    is_derived, is_subtracted, is_approximate, is_illustrative, believed_from, believed_to
from whole_or_part
union all
select
    i.code, part.area, part.period_kind, part.period, part.breakdown, part.cumulative,
    -- nothing received, nothing resolved: there is no rate, not 0 % and not 100 %
    100 * part.value / nullif(whole.value, 0),
    part.value, whole.value, true, part.is_subtracted or whole.is_subtracted,
    part.is_approximate or whole.is_approximate, part.is_illustrative or whole.is_illustrative,
    greatest(part.believed_from, whole.believed_from), least(part.believed_to, whole.believed_to),
from indicator as i
join whole_or_part as part on part.indicator = i.numerator
join whole_or_part as whole
    on whole.indicator = i.denominator and whole.area = part.area and whole.period = part.period
    and whole.breakdown = part.breakdown and whole.cumulative = part.cumulative
    and (whole.believed_to is null or part.believed_from < whole.believed_to)
    and (part.believed_to is null or whole.believed_from < part.believed_to)
where part.value is not null and whole.value is not null;

-- A period may begin before its area does, on the ground of others (not where the area only has a new name or type). A
-- share straddles when one of its parts does.
insert into indicator_value
with change as (
    select old, new, count(*) over (partition by old) as heirs, count(*) over (partition by new) as parents
    from (select distinct old, new from area_change)
),
straddling as (
    select distinct i.code as indicator, r.area, r.period, r.believed_from, r.believed_to
    from reported as r
    join area as a on a.id = r.area and a.valid_from > r.period_start and a.valid_from <= r.period_end
    anti join (select * from change where heirs = 1 and parents = 1) as same on same.new = a.id
    join indicator as i on r.indicator in (i.code, i.numerator, i.denominator)
)
select
    v.* exclude (believed_from, believed_to),
    exists (
        select 1 from straddling as s
        where s.indicator = v.indicator and s.area = v.area and s.period = v.period
            and s.believed_from <= v.believed_from and (s.believed_to is null or s.believed_to > v.believed_from)
    ) as is_straddling,
    v.believed_from, v.believed_to,
from value_made as v
order by v.indicator, v.breakdown, v.period, v.area, v.believed_from;
