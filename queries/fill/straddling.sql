-- Fills straddling: which figures speak of days before their area began; a share does when one of its parts does.
insert into straddling
select distinct i.code, r.area, r.period, r.believed_from, r.believed_to
from reported as r
join area as a on a.id = r.area and a.valid_from > r.period_start and a.valid_from <= r.period_end
join indicator as i on r.indicator in (i.code, i.numerator, i.denominator)
order by all;
