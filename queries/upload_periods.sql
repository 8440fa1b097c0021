-- For which periods has each upload figures, of how many areas, for how many of them the first, and by when were they due?
-- columns: upload period period_kind areas firsts received_on due_on
-- parameters: as_of position
with said as (
    select
        r.upload, r.area, r.period, r.period_kind, u.received_on, deadline.own_of,
        min(r.period_end + deadline.days) filter (r.period_kind = 'quarter') as due_on,
        coalesce(u.withdrawn_position <= $as_of, false) as is_withdrawn,
    from reported as r
    join upload as u on u.number = r.upload
    join deadlines($as_of) as deadline
        on deadline.calendar = r.calendar and deadline.indicator = r.indicator
        and stands(deadline.first_day, deadline.last_day, r.period_end)
    where u.accepted_position <= $as_of
    group by all
),
-- the first report in force counts, as in coverage.sql: what corrects it later is not late
placed as (
    select
        *,
        not is_withdrawn and row_number() over (
            partition by area, period, own_of order by is_withdrawn, received_on, upload
        ) = 1 as is_first,
    from said
)
select
    upload,
    period,
    period_kind,
    count(distinct area) as areas,
    count(distinct area) filter (is_first) as firsts,
    received_on,
    cast(coalesce(min(due_on) filter (is_first), min(due_on)) as date) as due_on,
from placed
group by all
order by upload desc, period desc
