-- Escalations are listed by when they happened, whatever handoff they were about.
create index escalation_at on escalation (at desc, clock desc, rung desc);
