-- What in a quarter's figures of an area and those inside it should somebody look at, and what was corrected since?
-- columns: kind area code name indicator breakdown value beside about formula fits parts count score times weight figure is_standing becomes corrected_by corrected_how corrected_who corrected_at upload was_checked is_illustrative is_beside_illustrative is_approximate is_subtracted
-- parameters: area area, quarter quarter, as_of position
with cut as (
    select
        max(value) filter (name = 'outlier_score') as outlier_score,
        max(value) filter (name = 'outlier_quarters') as outlier_quarters,
        max(value) filter (name = 'outlier_window') as outlier_window,
        max(value) filter (name = 'outlier_spread') as outlier_spread,
        max(value) filter (name = 'outlier_least') as least,
        max(value) filter (name = 'jump_times') as jump_times,
        max(value) filter (name = 'jump_score') as jump_score,
        max(value) filter (name = 'stock_jump_share') as stock_share,
        max(value) filter (name = 'stock_jump_from') as stock_from,
        max(value) filter (name = 'copied_figures') as copied,
        max(value) filter (name = 'rate_rounding') as rounding,
        max(value) filter (name = 'rate_rounding_whole') as rounding_whole,
    from threshold
),
asked as materialized (
    select
        q.quarter, q.part, q.quarter_before, q.year_before, begins.quarter as since, former.on_day,
        q.ends > former.on_day as is_after, cut.*,
    from known_quarter as q
    cross join cut
    cross join (select on_day from geography where code = 'former') as former
    join known_quarter as begins on begins.year * 4 + begins.part = q.year * 4 + q.part - cut.outlier_window
    where q.quarter = $quarter
),
inside as materialized (
    select a.id as area, a.code, a.name
    from area_above as above
    join area as a on a.id = above.area
    where above.above = $area
),
-- every value these figures ever had, up to the position asked
said as materialized (
    select
        v.indicator, v.area, v.breakdown, v.value, v.is_derived, v.is_subtracted, v.is_approximate, v.is_illustrative,
        v.believed_from, v.believed_to, i.kind, i.place,
    from indicator_value as v
    join indicator as i on i.code = v.indicator and i.numerator is null
    where v.area in (select area from inside) and v.period = $quarter and v.period_kind = 'quarter'
        and not v.cumulative and v.believed_from <= $as_of
),
-- an area's figures are looked at as they are believed, and as they were before each change of them
moment as materialized (
    select distinct area, $as_of as position, true as is_now from said
    union all
    select distinct area, believed_to - 1, false from said where believed_to <= $as_of
),
written as materialized (
    select indicator, area, breakdown, upload, paragraph, believed_from, believed_to
    from reported
    where area in (select area from inside) and period = $quarter and period_kind = 'quarter' and not cumulative
        and believed_from <= $as_of
),
here as materialized (
    select
        m.position, m.is_now, s.*, w.upload, u.accepted_position,
        w.paragraph is not null and s.value = floor(s.value) as is_rounded,
    from moment as m
    join said as s on s.area = m.area
        and s.believed_from <= m.position and (s.believed_to is null or s.believed_to > m.position)
    left join written as w
        on w.indicator = s.indicator and w.area = s.area and w.breakdown = s.breakdown
        and w.believed_from <= m.position and (w.believed_to is null or w.believed_to > m.position)
    left join upload as u on u.number = w.upload
    where s.value is not null
),
earlier_quarter as materialized (
    select q.quarter, q.part, (q.ends > asked.on_day) = asked.is_after as is_same_side,
    from known_quarter as q
    cross join asked
    where q.quarter >= asked.since and q.quarter < asked.quarter
),
past as materialized (
    select
        v.indicator, v.area, v.breakdown, v.period, v.value, v.believed_from, v.believed_to, q.part, q.is_same_side,
        v.is_illustrative,
    from indicator_value as v
    join earlier_quarter as q on q.quarter = v.period
    where v.area in (select area from inside) and v.period_kind = 'quarter' and not v.cumulative
        and v.value is not null and not v.is_straddling
),
-- from which quarter on a series begins anew, as the office says
anew as materialized (
    select b.indicator, above.area, max(b.quarter) as quarter
    from believed_break($as_of) as b
    join area_above as above on coalesce(above.above = b.area, above.distance = 0)
    where b.quarter <= $quarter and above.area in (select area from inside)
    group by all
),
-- each count beside the quarters before it: not across a break of its series, nor the reorganisation of 2025
beside as materialized (
    select
        h.position, h.area, h.indicator, h.value, h.kind, p.period, p.part, p.value as earlier, p.believed_from,
        p.is_illustrative,
    from here as h
    join past as p
        on p.indicator = h.indicator and p.area = h.area and p.breakdown = '' and p.is_same_side
        and p.believed_from <= h.position and (p.believed_to is null or p.believed_to > h.position)
    left join anew on anew.indicator = h.indicator and anew.area = h.area
    where h.breakdown = '' and h.kind <> 'share'
        and (anew.quarter is null or p.period >= anew.quarter)
),
middle as materialized (
    select
        b.position, b.area, b.indicator, any_value(b.value) as value, any_value(b.kind) as kind,
        count(*) as quarters, min(b.earlier) as low, max(b.earlier) as high, median(b.earlier) as middle,
        bool_or(b.is_illustrative) as is_beside_illustrative,
        -- no count varies by less than chance and a part of its level: quarters all alike have a spread too
        greatest(
            mad(b.earlier),
            0.6745 * sqrt(greatest(median(b.earlier), 1) + (any_value(asked.outlier_spread) * median(b.earlier)) ** 2)
        ) as spread,
        any_value(b.earlier) filter (b.period = asked.quarter_before) as last,
        any_value(b.believed_from) filter (b.period = asked.quarter_before) as last_from,
        any_value(b.earlier) filter (b.period = asked.year_before) as ago,
        list_sort(list(b.earlier) filter (b.period >= asked.year_before)) as four,
        -- the last one and that of other years: as far off before, it is a new level or the season
        list(b.earlier) filter (b.period = asked.quarter_before or b.part = asked.part) as akin,
    from beside as b
    cross join asked
    group by b.position, b.area, b.indicator
),
course as materialized (
    select
        m.*, 0.6745 * (m.value - m.middle) / m.spread as score,
        0.6745 * (if(m.value > m.middle, list_max(m.akin), list_min(m.akin)) - m.middle) / m.spread as akin_score,
        m.kind <> 'cohort' and m.quarters >= asked.outlier_quarters and abs(m.value - m.middle) >= asked.least
            and abs(score) > asked.outlier_score
            -- many counts are nought but for a burst now and then: what was reached before is nothing new
            and m.value not between m.low and m.high
            and not coalesce(abs(akin_score) > asked.outlier_score and sign(akin_score) = sign(score), false)
            as is_outlier,
        m.kind = 'stock' and m.last >= asked.stock_from and abs(m.value - m.last) > asked.stock_share * m.last
            as is_stock_jump,
        -- models belong to a year: the last quarter of the year before is another count
        if(m.kind = 'cohort' and asked.part = 1, null, m.last) as near,
        m.kind <> 'stock' and coalesce(near, m.ago) is not null
            and coalesce(is_far(m.value, near, asked.jump_times, asked.jump_score, asked.least), true)
            and coalesce(is_far(m.value, m.ago, asked.jump_times, asked.jump_score, asked.least), true)
            and coalesce(sign(m.value - near) = sign(m.value - m.ago), true) as is_jump,
        if(len(m.four) > 1 and m.four[len(m.four) // 2 + 1] >= 5 and m.four[-1] <= 4 * m.four[len(m.four) // 2 + 1],
            m.value / m.four[len(m.four) // 2 + 1], null) as ratio,
        case when ratio between 7.5 and 13 then 10 when ratio between 75 and 130 then 100
            when ratio between 750 and 1300 then 1000 end as times,
    from middle as m
    cross join asked
),
off_course as (
    select
        position, area, indicator, '' as breakdown, value, is_outlier, score, quarters, times, last_from,
        is_beside_illustrative,
        if(is_outlier, middle, coalesce(near, ago)) as beside, if(is_outlier, 0, if(near is null, 2, 1)) as which,
        coalesce(is_stock_jump, false) or times is not null as is_asked_about,
    from course
    where is_outlier or is_stock_jump or is_jump
),
-- all that happened is, figure for figure, what happened in the quarter before
same_as_last as (
    select
        h.position, h.area, arg_min(h.indicator, if(h.value = 0, 1000000, 0) + h.place) as indicator,
        count(*) as figures, sum(h.value) as total, min(h.upload) as upload, max(h.upload) as upload_too,
        list(h.value order by h.place, h.breakdown) as held,
        coalesce(max(p.believed_from) < min(h.accepted_position), false) as was_checked,
        bool_or(h.is_illustrative) as is_illustrative, bool_or(h.is_approximate) as is_approximate,
        bool_or(p.is_illustrative) as is_beside_illustrative,
    from here as h
    cross join asked
    left join past as p
        on p.indicator = h.indicator and p.area = h.area and p.breakdown = h.breakdown
        and p.period = asked.quarter_before
        and p.believed_from <= h.position and (p.believed_to is null or p.believed_to > h.position)
    where h.kind = 'flow' and not h.is_derived
    group by h.position, h.area
    having bool_and(coalesce(p.value = h.value, false))
        and count(*) filter (h.value <> 0) >= any_value(asked.copied)
),
part_total as (
    select
        h.position, h.area, h.indicator, b.dimension, sum(h.value) as total, list(h.value order by b.label) as held,
        min(h.upload) as upload, max(h.upload) as upload_too, bool_or(h.is_illustrative) as is_illustrative,
        bool_or(h.is_approximate) as is_approximate,
    from here as h
    join breakdown as b on b.label = h.breakdown
    group by h.position, h.area, h.indicator, b.dimension
    having count(*) >= max(b.enough)
),
-- what an identity says a figure must be, by the first way for which all is there
reckoned as materialized (
    select
        d.kind, d.indicator, d.formula, d.way, x.position, x.area, x.breakdown, any_value(x.value) as value,
        any_value(x.upload) as own_upload, any_value(x.is_rounded) as is_rounded,
        any_value(x.is_subtracted) as is_subtracted,
        sum(h.value) filter (d.role <> 'whole') as part, sum(h.value) filter (d.role = 'whole') as whole,
        list(h.value order by d.role, h.place) as held, min(d.other) filter (d.role = 'limit') as limited_by,
        coalesce(bool_and(h.upload is not null and h.upload = x.upload), false) as was_checked,
        bool_or(h.is_illustrative or x.is_illustrative) as is_illustrative,
        bool_or(h.is_approximate or x.is_approximate) as is_approximate,
    from identity as d
    join here as x on x.indicator = d.indicator and (x.breakdown = '' or d.kind = 'limit')
    join here as h
        on h.indicator = d.other and h.area = x.area and h.position = x.position and h.breakdown = x.breakdown
    group by d.kind, d.indicator, d.formula, d.way, d.terms, x.position, x.area, x.breakdown
    having count(*) = d.terms
    qualify row_number() over (
        partition by d.kind, d.indicator, d.formula, x.position, x.area, x.breakdown order by d.way
    ) = 1
),
-- printed rates by each formula that can be reckoned, and which of them it fits
rate as (
    select
        r.*, 100 * r.part / r.whole as computed,
        abs(computed - r.value) <= if(r.is_rounded, asked.rounding_whole, asked.rounding) + 1e-9 as does_fit,
    from reckoned as r
    cross join asked
    where r.kind = 'rate' and r.whole <> 0
),
rate_off as (
    select
        position, area, indicator, any_value(value) as value, any_value(own_upload) as own_upload,
        min(formula) as formula, arg_min(computed, formula) as computed, arg_min(held, formula) as held,
        min(formula) filter (does_fit) as fits, arg_min(was_checked, formula) as was_checked,
        arg_min(is_illustrative, formula) as is_illustrative, arg_min(is_approximate, formula) as is_approximate,
    from rate
    group by position, area, indicator
    having coalesce(min(formula) filter (does_fit) <> 0, true)
),
-- kind and what it is about as numbers, made into words last
found as materialized (
    select
        if(o.is_outlier, 0, 1) as kind, o.position, o.area, o.indicator, o.breakdown, o.value, o.beside, o.which,
        cast(null as varchar) as named, cast(null as integer) as formula, cast(null as integer) as fits,
        cast([] as double[]) as held, o.quarters as count, o.score, o.times,
        abs(o.value - o.beside) / sqrt(greatest(o.beside, 1)) as weight,
        coalesce(o.is_asked_about and o.last_from < h.accepted_position, false) as was_checked, h.upload,
        h.is_illustrative, o.is_beside_illustrative, h.is_approximate, h.is_subtracted,
    from off_course as o
    join here as h
        on h.position = o.position and h.area = o.area and h.indicator = o.indicator and h.breakdown = ''
    union all
    select
        2, position, area, indicator, '', total, null, 1, null, null, null, held, figures, null, null, sqrt(total),
        was_checked and upload = upload_too, upload_too, is_illustrative,
        is_beside_illustrative, is_approximate, false,
    from same_as_last
    union all
    select
        3, h.position, h.area, h.indicator, '', h.value, p.total, 0, p.dimension, null, null, p.held, len(p.held), null,
        null, abs(h.value - p.total) / sqrt(greatest(p.total, 1)),
        coalesce(p.upload = h.upload and p.upload_too = h.upload, false), h.upload,
        h.is_illustrative or p.is_illustrative, false, h.is_approximate or p.is_approximate, h.is_subtracted,
    from part_total as p
    join here as h
        on h.position = p.position and h.area = p.area and h.indicator = p.indicator and h.breakdown = ''
    where h.value <> p.total and not h.is_derived
    union all
    select
        if(kind = 'sum', 4, 5), position, area, indicator, breakdown, value, part, 0, limited_by, way, null, held,
        len(held), null, null, abs(value - part) / sqrt(greatest(part, 1)), was_checked, own_upload, is_illustrative,
        false, is_approximate, is_subtracted,
    from reckoned
    where (kind = 'sum' and value <> part) or (kind = 'limit' and value > part)
    union all
    select
        6, position, area, indicator, '', value, computed, 0, null, formula, fits, held, len(held), null, null,
        abs(value - computed), was_checked, own_upload, is_illustrative, false, is_approximate, false,
    from rate_off
),
-- of what was found once and is no more, as it was last
last_found as materialized (
    select f.*, f.position = $as_of as is_standing,
    from found as f
    qualify row_number() over (
        partition by greatest(f.kind, 1), f.area, f.breakdown, f.named, if(f.kind = 2, null, f.indicator)
        order by f.position desc
    ) = 1
),
deed as (
    select accepted_position as at_position, number, 0 as how, handed_in_by as who, accepted_at as at from upload
    union all
    select withdrawn_position, number, 1, null, null from upload where withdrawn_position is not null
)
select
    ['outlier', 'jump', 'copied', 'parts', 'sum', 'limit', 'rate'][f.kind + 1] as kind,
    f.area,
    inside.code,
    inside.name,
    f.indicator,
    f.breakdown,
    f.value,
    f.beside,
    case f.which when 1 then asked.quarter_before when 2 then asked.year_before else f.named end as about,
    f.formula,
    f.fits,
    array_to_string(f.held, ' + ') as parts,
    f.count,
    f.score,
    f.times,
    f.weight,
    concat_ws(' ', f.value, nullif(array_to_string(f.held, ' '), '')) as figure,
    f.is_standing,
    if(f.is_standing, null, now.value) as becomes,
    deed.number as corrected_by,
    if(deed.number is null, null, ['replaced', 'withdrawn'][deed.how + 1]) as corrected_how,
    deed.who as corrected_who,
    deed.at as corrected_at,
    f.upload,
    f.was_checked,
    f.is_illustrative,
    f.is_beside_illustrative,
    f.is_approximate,
    f.is_subtracted,
from last_found as f
join inside on inside.area = f.area
join indicator as i on i.code = f.indicator
cross join asked
left join here as now
    on now.is_now and now.area = f.area and now.indicator = f.indicator and now.breakdown = f.breakdown
left join deed on deed.at_position = f.position + 1 and not f.is_standing
order by f.is_standing desc, f.weight desc, inside.name collate vi, f.area, f.kind, i.place, f.breakdown, about
