-- Which shown figures differ between two positions: an area's own, of quarters and other periods, and the sums above it?
-- columns: indicator area code name level period breakdown cumulative is_sum was becomes was_reported becomes_reported was_expected becomes_expected was_illustrative becomes_illustrative
-- parameters: from quarter, to quarter, since position, as_of position
with touched as materialized (
    select distinct indicator, area, period_kind, period, breakdown, cumulative
    from indicator_value
    where ((believed_from > $since and believed_from <= $as_of) or (believed_to > $since and believed_to <= $as_of))
        and (period_kind <> 'quarter' or period between $from and $to)
),
own as (
    select
        t.indicator, t.area, t.period, t.breakdown, t.cumulative, false as is_sum,
        was.value as was, becomes.value as becomes,
        cast(was.indicator is not null as bigint) as was_reported,
        cast(becomes.indicator is not null as bigint) as becomes_reported,
        1 as was_expected, 1 as becomes_expected,
        coalesce(was.is_illustrative, false) as was_illustrative,
        coalesce(becomes.is_illustrative, false) as becomes_illustrative,
    from touched as t
    left join believed($since) as was using (indicator, area, period, breakdown, cumulative)
    left join believed($as_of) as becomes using (indicator, area, period, breakdown, cumulative)
),
-- what charts add up: quarters' own figures, over the leaf areas inside; here those of every area above a touched one
summed as materialized (
    select distinct t.indicator, above.above as area, t.period
    from touched as t
    join area_above as above on above.area = t.area and above.distance > 0
    where t.period_kind = 'quarter' and t.breakdown = '' and not t.cumulative
),
reach as materialized (
    select list(distinct indicator) as indicators, list(distinct area) as areas from summed
),
sum_was as (
    select * from area_quarter('as_reported', (select indicators from reach), (select areas from reach), $from, $to, $since)
),
sum_becomes as (
    select * from area_quarter('as_reported', (select indicators from reach), (select areas from reach), $from, $to, $as_of)
),
both_sums as (
    select
        s.indicator, s.area, s.period, '' as breakdown, false as cumulative, true as is_sum,
        was.value as was, becomes.value as becomes,
        coalesce(was.reported, 0) as was_reported, coalesce(becomes.reported, 0) as becomes_reported,
        coalesce(was.expected, 0) as was_expected, coalesce(becomes.expected, 0) as becomes_expected,
        coalesce(was.is_illustrative, false) as was_illustrative,
        coalesce(becomes.is_illustrative, false) as becomes_illustrative,
    from summed as s
    left join sum_was as was on was.indicator = s.indicator and was.area = s.area and was.quarter = s.period
    left join sum_becomes as becomes
        on becomes.indicator = s.indicator and becomes.area = s.area and becomes.quarter = s.period
)
select
    c.indicator,
    c.area,
    a.code,
    a.name,
    a.level,
    c.period,
    c.breakdown,
    c.cumulative,
    c.is_sum,
    c.was,
    c.becomes,
    c.was_reported,
    c.becomes_reported,
    c.was_expected,
    c.becomes_expected,
    c.was_illustrative,
    c.becomes_illustrative,
from (select * from own union all select * from both_sums) as c
join area as a on a.id = c.area
join indicator as i on i.code = c.indicator
where (c.was, c.was_reported, c.was_expected, c.was_illustrative)
    is distinct from (c.becomes, c.becomes_reported, c.becomes_expected, c.becomes_illustrative)
order by c.period desc, i.place, c.is_sum, a.name collate vi, c.area, c.cumulative, c.breakdown
