-- While there is a row, nothing is sent: after a restore, since what was sent meanwhile would be sent again, or because somebody said so.

create table delivery_hold (
  only_row boolean primary key default true check (only_row),
  since timestamptz not null,
  why text not null,
  by_actor text not null
);

create or replace view inv_due_noticed with (security_invoker) as
select t.kind || ':' || t.subject as subject, format('A timer was due at %s and nobody looked', t.due_at) as says
from timer t where t.due_at < inv_now() - interval '60 seconds'
union all
select c.id::text, format('The %s clock was to be looked at %s and nobody did', c.kind, c.look_at)
from sla_clock c
where (c.state in ('running', 'paused') or (c.state = 'missed' and c.met_at is null)) and c.look_at < inv_now() - interval '60 seconds'
  and not exists (select from timer t where t.kind = 'handoff' and t.subject = c.handoff and t.due_at <= c.look_at)
union all
select d.id::text, format('A message was to leave at %s and nobody tried', d.next_at)
from delivery d where d.state = 'waiting' and d.next_at < inv_now() - interval '60 seconds' and not exists (select from delivery_hold);

grant select, insert, delete on delivery_hold to :role;
