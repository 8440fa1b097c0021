-- Fills indicator_value from reported: values as reported, wholes made of all their parts where nobody printed the whole,
-- and computed shares where numerator and denominator are both there. Belief is kept throughout.
create temp table plain_value as
select
    indicator, area, period_kind, period, breakdown, cumulative, value,
    qualifier is not null as is_approximate, illustrative as is_illustrative, believed_from, believed_to,
from reported;

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
        believed_from, believed_to,
    from part
    union all
    select w.indicator, w.area, w.period_kind, w.period, w.cumulative, d.parts, 0, 0, 1, 0, 0, w.believed_from,
        w.believed_to,
    from plain_value as w
    join dimension as d using (indicator)
    where w.breakdown = ''
),
-- what comes and what goes at each position, so that a running sum says what is believed between two of them
event as (
    select indicator, area, period_kind, period, cumulative, parts, believed_from as position,
        value, here, printed, approximate, illustrative
    from counted
    union all
    select indicator, area, period_kind, period, cumulative, parts, believed_to, -value, -here, -printed,
        -approximate, -illustrative
    from counted where believed_to is not null
),
moment as (
    select indicator, area, period_kind, period, cumulative, parts, position, sum(value) as value, sum(here) as here,
        sum(printed) as printed, sum(approximate) as approximate, sum(illustrative) as illustrative
    from event
    group by all
)
select
    indicator, area, period_kind, period, cumulative, parts,
    sum(value) over so_far as value, sum(here) over so_far as here, sum(printed) over so_far as printed,
    sum(approximate) over so_far as approximate, sum(illustrative) over so_far as illustrative,
    position as believed_from,
    lead(position) over (partition by indicator, area, period_kind, period, cumulative order by position) as believed_to,
from moment
window so_far as (partition by indicator, area, period_kind, period, cumulative order by position);

create temp table whole_or_part as
select indicator, area, period_kind, period, breakdown, cumulative, value, false as is_derived, is_approximate,
    is_illustrative, believed_from, believed_to
from plain_value
union all
select indicator, area, period_kind, period, '', cumulative, value, true, approximate > 0, illustrative > 0,
    believed_from, believed_to
from made_whole
where here = parts and printed = 0;

insert into indicator_value
select indicator, area, period_kind, period, breakdown, cumulative, value, null as numerator, null as denominator,
    is_derived, is_approximate, is_illustrative, believed_from, believed_to
from whole_or_part
union all
select
    i.code, part.area, part.period_kind, part.period, part.breakdown, part.cumulative,
    -- nothing received, nothing resolved: there is no rate, not 0 % and not 100 %
    100 * part.value / nullif(whole.value, 0),
    part.value, whole.value, true,
    part.is_approximate or whole.is_approximate, part.is_illustrative or whole.is_illustrative,
    greatest(part.believed_from, whole.believed_from), least(part.believed_to, whole.believed_to),
from indicator as i
join whole_or_part as part on part.indicator = i.numerator
join whole_or_part as whole
    on whole.indicator = i.denominator and whole.area = part.area and whole.period = part.period
    and whole.breakdown = part.breakdown and whole.cumulative = part.cumulative
    and (whole.believed_to is null or part.believed_from < whole.believed_to)
    and (part.believed_to is null or whole.believed_from < part.believed_to)
where part.value is not null and whole.value is not null
order by 1, 5, 4, 2, 13;
