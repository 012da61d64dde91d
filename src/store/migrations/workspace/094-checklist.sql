-- What people noted at the items of handoffs' checklists; the newest note of an item counts. `open`: it was taken away again.

create table checklist_tick (
  id uuid primary key,
  handoff uuid not null references handoff,
  item text not null,
  state text not null check (state in ('done', 'exception', 'open')),
  note text not null default '',
  by_name text not null,
  at timestamptz not null,
  check (state <> 'exception' or btrim(note) <> '')
);
create index checklist_tick_handoff on checklist_tick (handoff, id);

grant select, insert on checklist_tick to :role;
