-- What reports ask of a handoff stands in its own row: where the lead came from, its scores and how much of its brief was there, all as they were at
-- the handoff. They are in documents too, but reading a hundred thousand documents to count them takes seconds.
alter table handoff
  add column source text,
  add column campaign text,
  add column region text,
  add column fit bigint,
  add column intent bigint,
  add column complete smallint;

update handoff h set source = b.content #>> '{origin,source}', campaign = b.content #>> '{origin,campaign}', complete = b.complete
from brief b where b.id = h.brief;
update handoff h set region = s.region, fit = s.fit, intent = s.intent from score s where s.id = h.score;

create index handoff_closed on handoff (closed_at) where closed_at is not null;
