-- What several questions have in common, as macros: the ground of areas, and what was reported on it quarter by quarter.
-- `boundaries` is a geography; asked areas are bounded as on its day, or, as reported, as in each quarter itself.

-- the leaf areas of any time inside each asked area, with the share of their figures that counts: 1 of a whole one; of a
-- divided one what the office says, or null where it says nothing
create macro sources(boundaries, asked_areas, as_of) as table
    select
        g.area as asked, g.leaf, g.valid_from, g.valid_to, g.is_whole, g.block, if(g.is_whole, 1, told.share) as weight,
    from ground as g
    left join ground_share as told
        on told.geography = g.geography and told.area = g.area and told.leaf = g.leaf
        and told.believed_from <= as_of and (told.believed_to is null or told.believed_to > as_of)
    where g.geography = boundaries and g.area in asked_areas;

-- how doubtful a figure is, in a word; a number until the last step (words made by an expression break joins of DuckDB 2.0)
create macro exactness_of(doubt) as ['exact', 'estimated', 'not_comparable'][doubt + 1];

-- how exactly the ground of each asked area is known in each quarter (`doubt`), of how many leaf areas it is put together then, and
-- the names of those of which only a part lies in it. As reported, an area is what it is.
create macro cover(boundaries, asked_areas, first, last, as_of) as table
    select
        s.asked, q.quarter, count(s.weight) as leaves,
        case when bool_and(s.is_whole) then 0 when count(s.weight) = count(*) then 1 else 2 end as doubt,
        string_agg(part.name, ', ' order by part.name collate vi, s.leaf) as divided,
        bit_xor(hash(s.leaf)) as leaf_set,
    from sources(boundaries, asked_areas, as_of) as s
    left join area as part on part.id = s.leaf and not s.is_whole
    join known_quarter as q on stands(s.valid_from, s.valid_to, q.ends)
    where boundaries <> 'as_reported' and q.quarter between first and last
    group by s.asked, q.quarter;

-- the leaf areas inside each asked area on the last day of each quarter, and whether they owe a report;
-- an area that is a leaf is its own
create macro leaf_list(boundaries, asked_areas, first, last, as_of) as table
    select g.area as asked, q.quarter, q.year, g.leaf, owed.area is not null as is_expected
    from ground as g
    join known_quarter as q on stands(g.valid_from, g.valid_to, q.ends)
    left join believed_expected(as_of) as owed
        on owed.area = g.leaf and stands(owed.valid_from, owed.valid_to, q.ends)
    where g.geography = boundaries and g.is_whole and g.area in asked_areas and q.quarter between first and last;

-- which leaf areas of each asked area begin a series anew in which quarter, for each indicator
create macro breaking(boundaries, asked_indicators, asked_areas, as_of) as table
    select b.indicator, g.area as asked, g.leaf, b.quarter, b.number, b.label
    from believed_break(as_of) as b
    join ground as g on g.geography = boundaries and g.area in asked_areas
        and (b.area is null or g.leaf in (select above.area from area_above as above where above.above = b.area))
    where b.indicator in asked_indicators;

-- what an area that took another's place is compared by: itself while it stands on both days, else its whole block
create macro compared_by(leaf, block, valid_from, valid_to, one_day, other_day) as
    if(stands(valid_from, valid_to, one_day) and stands(valid_from, valid_to, other_day), leaf, block);

-- one row for every asked indicator, area and quarter: what the leaf areas inside reported, and how many of how many
create macro area_quarter(boundaries, asked_indicators, asked_areas, first, last, as_of) as table
    with asked as (
        select i.code as indicator, i.over_areas, i.kind, a.id as area, a.is_leaf, q.quarter, q.year_before
        from indicator as i
        cross join area as a
        join geography as g on g.code = boundaries
        join known_quarter as q on stands(a.valid_from, a.valid_to, coalesce(g.on_day, q.ends))
        where i.code in asked_indicators and a.id in asked_areas and q.quarter between first and last
    ),
    source as materialized (
        select * from sources(boundaries, asked_areas, as_of) where weight is not null
    ),
    covered as materialized (
        select * from cover(boundaries, asked_areas, year_before(first), last, as_of)
    ),
    -- what the leaf areas inside said while they stood, a year further back than asked
    said as materialized (
        select
            v.indicator, v.area, v.period, v.value, v.is_approximate, v.is_illustrative, v.is_derived, v.is_subtracted,
            v.is_straddling, s.asked, s.block, q.ends, s.valid_from, s.valid_to,
            -- a printed share has no fraction: it is a number, and no part of a sum
            s.weight * if(i.is_share, v.numerator, v.value) as part, s.weight * v.denominator as whole,
            coalesce(if(i.is_share, v.numerator, null), v.value) is not null as is_number,
        from believed(as_of) as v
        join source as s on s.leaf = v.area
        join (select code, kind = 'share' as is_share from indicator) as i on i.code = v.indicator
        join known_quarter as q on q.quarter = v.period and stands(s.valid_from, s.valid_to, q.ends)
        where v.indicator in asked_indicators and v.period_kind = 'quarter' and not v.cumulative and v.breakdown = ''
            and v.period between year_before(first) and last
    ),
    -- a quarter beside the same a year ago, leaf by leaf; of areas that changed meanwhile, a block as a whole
    side as (
        select
            said.*, role.years = 0 as is_now, if(role.years = 0, period, year_after(period)) as quarter,
            compared_by(
                area, block, valid_from, valid_to, ends,
                cast(if(role.years = 0, ends - interval 1 year, ends + interval 1 year) as date)
            ) as matched,
        from said
        cross join (values (0), (1)) as role(years)
    ),
    changed as (
        select
            s.asked, q.quarter, s.block as matched,
            count(*) filter (stands(s.valid_from, s.valid_to, q.ends)) as now,
            count(*) filter (stands(s.valid_from, s.valid_to, ago.ends)) as ago,
        from source as s
        join known_quarter as q on q.quarter between first and last
        join known_quarter as ago on ago.quarter = q.year_before
        where boundaries <> 'as_reported' and s.block < 0
            and stands(s.valid_from, s.valid_to, q.ends) <> stands(s.valid_from, s.valid_to, ago.ends)
        group by all
    ),
    broken as materialized (
        select * from breaking(boundaries, asked_indicators, asked_areas, as_of)
    ),
    labelled as (
        select indicator, asked as area, quarter, string_agg(distinct label, '; ' order by label) as broken
        from broken
        group by all
    ),
    pair as (
        select
            indicator, asked, quarter, matched,
            sum(part) filter (is_now) as part, sum(whole) filter (is_now) as whole,
            sum(part) filter (not is_now) as part_ago, sum(whole) filter (not is_now) as whole_ago,
            any_value(value) filter (is_now) as value, any_value(value) filter (not is_now) as value_ago,
            count(*) filter (is_now and is_number) as now, count(*) filter (not is_now and is_number) as ago,
        from side
        where not (matched < 0 and is_straddling)
            -- nothing is compared across a break of the series
            and not exists (
                select 1 from broken as b
                where b.indicator = side.indicator and b.asked = side.asked and b.leaf = side.area
                    and b.quarter > year_before(side.quarter) and b.quarter <= side.quarter
            )
        group by all
    ),
    compared as (
        select
            p.indicator, p.asked as area, p.quarter,
            sum(p.part) as part, sum(p.whole) as whole, sum(p.part_ago) as part_ago, sum(p.whole_ago) as whole_ago,
            -- what does not add is compared where one area stands against one
            if(sum(p.now) = 1 and sum(p.ago) = 1, any_value(p.value), null) as value,
            if(sum(p.now) = 1 and sum(p.ago) = 1, any_value(p.value_ago), null) as value_ago,
            sum(p.now) as areas,
        from pair as p
        left join changed as c on c.asked = p.asked and c.quarter = p.quarter and c.matched = p.matched
        where p.now = if(p.matched > 0, 1, c.now) and p.ago = if(p.matched > 0, 1, c.ago)
        group by all
    ),
    gathered as (
        select
            said.indicator, said.asked as area, said.period as quarter,
            sum(part) as part, sum(whole) as whole, if(count(*) = 1, any_value(said.value), null) as alone,
            count(*) as reported,
            count(*) filter (owed.area is null) as not_owed,
            count(*) filter (said.value is null) as not_applicable,
            bool_or(is_approximate) as is_approximate,
            bool_or(is_illustrative) as is_illustrative,
            bool_or(is_derived) as is_derived,
            bool_or(is_subtracted) as is_subtracted,
            bool_or(is_straddling) as is_straddling,
        from said
        left join believed_expected(as_of) as owed
            on owed.area = said.area and stands(owed.valid_from, owed.valid_to, said.ends)
        where said.period >= first
        group by all
    ),
    owing as (
        select s.asked as area, q.quarter, count(*) as owed
        from believed_expected(as_of) as e
        join source as s on s.leaf = e.area
        join known_quarter as q on stands(e.valid_from, e.valid_to, q.ends)
        where q.quarter between first and last
        group by all
    ),
    own as (
        select v.indicator, v.area, v.period, v.value, v.is_approximate, v.is_illustrative
        from believed(as_of) as v
        join area as a on a.id = v.area and not a.is_leaf
        where v.indicator in asked_indicators and v.area in asked_areas and v.period_kind = 'quarter'
            and not v.cumulative and v.breakdown = '' and v.period between first and last
    ),
    known as (
        select
            asked.*, c.divided, coalesce(c.leaves, 1) as leaves, c.leaf_set,
            if(boundaries = 'as_reported', 0, coalesce(c.doubt, 2)) as doubt,
            boundaries = 'as_reported' or (c.doubt = 0 and ago.doubt = 0) as is_same_ground,
            asked.over_areas = 'none' and asked.is_leaf as is_own,
            asked.kind = 'share' and asked.over_areas <> 'none' as is_share,
        from asked
        left join covered as c on c.asked = asked.area and c.quarter = asked.quarter
        left join covered as ago on ago.asked = asked.area and ago.quarter = asked.year_before
    )
    select
        k.indicator, k.area, k.quarter,
        case
            when k.doubt = 2 then null
            when k.over_areas = 'none' then if(k.is_own and k.doubt = 0 and k.leaves = 1, g.alone, null)
            when k.is_share then 100 * g.part / nullif(g.whole, 0)
            else g.part
        end as value,
        if(k.is_leaf, null, own.value) as own_value,
        if(k.is_share or (k.is_own and k.kind = 'share' and k.leaves = 1), if(k.doubt < 2, g.part, null), null)
            as numerator,
        if(k.is_share or (k.is_own and k.kind = 'share' and k.leaves = 1), if(k.doubt < 2, g.whole, null), null)
            as denominator,
        case
            when not k.is_same_ground then null
            when k.over_areas = 'none' then if(k.is_own, c.value, null)
            when k.is_share then 100 * c.part / nullif(c.whole, 0)
            else c.part
        end as compared_now,
        case
            when not k.is_same_ground then null
            when k.over_areas = 'none' then if(k.is_own, c.value_ago, null)
            when k.is_share then 100 * c.part_ago / nullif(c.whole_ago, 0)
            else c.part_ago
        end as compared_year_ago,
        coalesce(if(k.is_same_ground, c.areas, 0), 0) as compared_areas,
        coalesce(g.reported, 0) as reported,
        -- of one area put together from several, all are needed, whether they owe a report or not
        if(k.is_leaf and k.leaves > 1, k.leaves, coalesce(owing.owed, 0) + coalesce(g.not_owed, 0)) as expected,
        coalesce(g.not_applicable, 0) as not_applicable,
        coalesce(g.is_approximate, false) or coalesce(own.is_approximate, false) as is_approximate,
        -- of the value, and of the area's own printed figure: one may be real beside the other
        coalesce(g.is_illustrative, false) as is_illustrative,
        not k.is_leaf and coalesce(own.is_illustrative, false) as own_is_illustrative,
        coalesce(g.is_derived, false) as is_derived,
        coalesce(g.is_subtracted, false) as is_subtracted,
        k.doubt, k.divided, k.leaves, k.leaf_set, labelled.broken,
        coalesce(g.is_straddling, false) as is_straddling,
    from known as k
    left join gathered as g on g.indicator = k.indicator and g.area = k.area and g.quarter = k.quarter
    left join compared as c on c.indicator = k.indicator and c.area = k.area and c.quarter = k.quarter
    left join owing on owing.area = k.area and owing.quarter = k.quarter
    left join own on own.indicator = k.indicator and own.area = k.area and own.period = k.quarter
    left join labelled
        on labelled.indicator = k.indicator and labelled.area = k.area and labelled.quarter = k.quarter;

-- the quarters that are summed up to each quarter: from the year's first (`length` null), or so many in all
create macro stretch(first, last, length) as table
    select
        q.quarter, q.ends, begins.ends as begins, part.quarter as part, part.ends as part_ends,
        coalesce(length, q.part) as parts,
    from known_quarter as q
    join known_quarter as begins
        on begins.year * 4 + begins.part = q.year * 4 + q.part + 1 - coalesce(length, q.part)
    join known_quarter as part on part.ends between begins.ends and q.ends
    where q.quarter between first and last;

-- flows added up over a stretch: of each leaf area that stood all the while, and of areas that changed meanwhile by whole
-- blocks (`summed` is negative; never as reported). Only sums for which every quarter of every area is there.
create macro running(boundaries, asked_indicators, asked_areas, first, last, length, as_of) as table
    with source as materialized (
        select * from sources(boundaries, asked_areas, as_of) where is_whole
    ),
    step as materialized (
        select * from stretch(first, last, length)
    ),
    needed as (
        select s.asked, t.quarter, s.block as summed, count(*) as needed
        from source as s
        join step as t on stands(s.valid_from, s.valid_to, t.part_ends)
        where boundaries <> 'as_reported' and s.block < 0
            and compared_by(s.leaf, s.block, s.valid_from, s.valid_to, t.begins, t.ends) < 0
        group by all
    ),
    given as (
        select
            v.indicator, s.asked, t.quarter,
            compared_by(s.leaf, s.block, s.valid_from, s.valid_to, t.begins, t.ends) as summed,
            sum(v.value) as value, count(v.value) as given, any_value(t.parts) as parts,
            bool_or(v.is_subtracted) as is_subtracted, bool_or(v.is_approximate) as is_approximate,
            bool_or(v.is_illustrative) as is_illustrative, bool_or(v.is_straddling) as is_straddling,
        from believed(as_of) as v
        join indicator as i on i.code = v.indicator and i.kind = 'flow' and i.over_areas = 'sum'
        join source as s on s.leaf = v.area
        join step as t on t.part = v.period and stands(s.valid_from, s.valid_to, t.part_ends)
        where v.indicator in asked_indicators and v.breakdown = '' and v.period_kind = 'quarter' and not v.cumulative
        group by all
    )
    select given.* exclude (given, parts)
    from given
    left join needed on needed.asked = given.asked and needed.quarter = given.quarter and needed.summed = given.summed
    where given.given = if(given.summed > 0, given.parts, needed.needed);

-- the same for asked areas: what of their leaf areas is there, of how many; nothing where their ground is not exact over
-- the whole stretch. Printed sums from January count where there is no sum of quarters, or only one got
-- by subtraction.
create macro running_total(boundaries, asked_indicators, asked_areas, first, last, length, as_of) as table
    with leaf as materialized (
        select
            l.asked, l.quarter, l.leaf, l.is_expected,
            -- by the boundaries of one day, an area that began meanwhile is summed with those whose place it took
            if(boundaries = 'as_reported', l.leaf,
                compared_by(l.leaf, s.block, s.valid_from, s.valid_to, t.begins, t.ends)) as summed,
        from leaf_list(boundaries, asked_areas, first, last, as_of) as l
        join sources(boundaries, asked_areas, as_of) as s on s.asked = l.asked and s.leaf = l.leaf
        join (select distinct quarter, begins, ends from stretch(first, last, length)) as t on t.quarter = l.quarter
    ),
    added as materialized (
        select * from running(boundaries, asked_indicators, asked_areas, first, last, length, as_of)
    ),
    printed as (
        -- "6 tháng", "9 tháng", "cả năm", or a quarter's column that runs from January; of several, what came last
        select
            v.*,
            case period_kind
                when 'half' then if(period[6:] = 'H1', period[1:4] || '-Q2', null)
                when 'nine_months' then period[1:4] || '-Q3'
                when 'year' then period || '-Q4'
                when 'quarter' then if(cumulative, period, null)
            end as quarter,
        from believed(as_of) as v
        join indicator as i on i.code = v.indicator and i.kind = 'flow' and i.over_areas = 'sum'
        where length is null and v.value is not null and v.indicator in asked_indicators and v.breakdown = ''
            and v.area in (select leaf from leaf) and v.period[1:4] between first[1:4] and last[1:4]
        qualify quarter is not null and row_number() over (
            partition by v.indicator, v.area, quarter order by v.believed_from desc, period_kind = 'quarter', cumulative
        ) = 1
    ),
    total as (
        -- a sum of quarters that were themselves got from printed sums does not go before what was printed
        select a.* exclude (is_subtracted)
        from added as a
        left join printed as p on p.indicator = a.indicator and p.area = a.summed and p.quarter = a.quarter
        where not a.is_subtracted or p.area is null
        union all by name
        select p.indicator, leaf.asked, p.quarter, leaf.summed, p.value, p.is_approximate, p.is_illustrative, p.is_straddling
        from printed as p
        join leaf on leaf.summed = p.area and leaf.quarter = p.quarter
        anti join (select * from added where not is_subtracted) as a
            on a.indicator = p.indicator and a.asked = leaf.asked and a.quarter = p.quarter and a.summed = leaf.summed
    ),
    summed as (
        select
            indicator, asked, quarter, sum(value) as value, bool_or(is_approximate) as is_approximate,
            bool_or(is_illustrative) as is_illustrative, bool_or(is_straddling) as is_straddling,
        from total
        group by all
    ),
    counted as (
        select
            i.code as indicator, i.place, leaf.asked, leaf.quarter, count(t.asked) as reported,
            count(*) filter (t.asked is not null or leaf.is_expected) as expected, count(*) as leaves,
        from leaf
        cross join indicator as i
        left join total as t
            on t.indicator = i.code and t.asked = leaf.asked and t.quarter = leaf.quarter and t.summed = leaf.summed
        where i.code in asked_indicators and i.kind = 'flow' and i.over_areas = 'sum'
        group by all
    ),
    covered as (
        select
            t.quarter, c.asked, bool_and(c.doubt = 0) as is_exact,
            string_agg(distinct c.divided, ', ' order by c.divided) as divided,
        from stretch(first, last, length) as t
        join cover(boundaries, asked_areas, concat(cast(first[1:4] as integer) - 1, '-Q1'), last, as_of) as c
            on c.quarter = t.part
        group by all
    )
    select
        c.indicator, c.place, a.id as area, a.code, a.name, c.quarter,
        if(coalesce(covered.is_exact, true), s.value, null) as value,
        if(coalesce(covered.is_exact, true), c.reported, 0) as reported,
        if(a.is_leaf and c.leaves > 1, c.leaves, c.expected) as expected,
        coalesce(s.is_approximate, false) as is_approximate, coalesce(s.is_illustrative, false) as is_illustrative,
        if(coalesce(covered.is_exact, true), 0, 2) as doubt,
        covered.divided, c.leaves, coalesce(s.is_straddling, false) as is_straddling, labelled.broken,
    from counted as c
    join area as a on a.id = c.asked
    left join summed as s on s.indicator = c.indicator and s.asked = c.asked and s.quarter = c.quarter
    left join covered on covered.asked = c.asked and covered.quarter = c.quarter
    left join (
        select indicator, asked, quarter, string_agg(distinct label, '; ' order by label) as broken
        from breaking(boundaries, asked_indicators, asked_areas, as_of)
        group by all
    ) as labelled on labelled.indicator = c.indicator and labelled.asked = c.asked and labelled.quarter = c.quarter;

-- a count and another one: the one at least so many times the other, and further apart than chance brings small counts;
-- null where there is no other (greatest and least pass over nulls)
create macro is_far(one, other, times, score, least_of_all) as
    abs(one - other) >= least_of_all and abs(one - other) > score * sqrt(one + other)
    and if(other is null, null, greatest(one, other) >= times * least(one, other));
