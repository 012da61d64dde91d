-- The journal is sealed: a chain of hashes over its rows, in the order of their numbers. Seals are made behind the writers, in batches; whoever
-- writes to the journal takes no lock and waits for nobody.

-- When the row was really written: `at` is the workspace's time, which a demo moves. Null in rows from before.
alter table journal add column written_at timestamptz;
alter table journal alter column written_at set default clock_timestamp();

-- A seal covers every row with a number behind the seal before it, up to `to_seq`. Numbers that are missing were never given to a row that stayed:
-- `leaves` names those that were (8 bytes number, 32 bytes hash, row by row), `salts` what each row's text was hashed with (16 bytes each).
create table journal_seal (
  number bigint primary key check (number >= 0),
  from_seq bigint not null,
  to_seq bigint not null unique,
  rows integer not null,
  total bigint not null,
  leaves bytea not null,
  salts bytea not null,
  hash bytea not null check (octet_length(hash) = 32),
  sealed_at timestamptz not null,
  check (to_seq >= from_seq or number = 0),
  check (octet_length(leaves) = 40 * rows and octet_length(salts) = 16 * rows)
);
alter table journal_seal alter column leaves set storage external;
alter table journal_seal alter column salts set storage external;

-- The beginning of the chain: by chance, so that no two workspaces have the same one.
insert into journal_seal
  select 0, 0, 0, 0, 0, '', '', sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), clock_timestamp();

-- The check of every minute looks at the newest thousand seals. In a new workspace, which is filled before anything runs it, the first seal has
-- ten minutes.
create view inv_journal_sealed with (security_invoker) as
with newest as (select number, to_seq from journal_seal order by number desc limit 1),
seal as (
  select s.number, s.from_seq, s.to_seq, s.rows, s.total, p.number as before, p.to_seq as before_to, p.total as before_total
  from newest n join journal_seal s
    on s.number > case when inv_from() = '00000000-0000-0000-0000-000000000000' then -1 else n.number - 1000 end
  left join journal_seal p on p.number = s.number - 1
)
select 'seal ' || s.number as subject, x.says from seal s
cross join lateral (values
  (s.number > 0 and s.before is null, 'The seal before it is gone'),
  (s.from_seq <= s.before_to, format('It begins at row %s, which the seal before it covers', s.from_seq)),
  (s.from_seq > s.before_to + 1, format('It begins at row %s, and no seal covers what is before it', s.from_seq)),
  (s.total <> s.before_total + s.rows, format('It counts %s rows in all, where %s were sealed', s.total, s.before_total + s.rows))
) as x (broken, says) where x.broken
union all
select 'the journal', 'It has no seal at all' where not exists (select from newest)
union all
select 'row ' || j.seq, format('It was written at %s and is not sealed', j.written_at)
from newest n join journal j on j.seq > n.to_seq
where j.written_at < clock_timestamp() - case when n.number = 0 then interval '10 minutes' else interval '1 minute' end
union all
select 'journal_seal', 'The workspace''s role may change or delete seals'
where has_any_column_privilege(to_regrole(':role'), 'journal_seal', 'update') or has_table_privilege(to_regrole(':role'), 'journal_seal', 'delete')
  or has_table_privilege(to_regrole(':role'), 'journal_seal', 'truncate');

grant select on inv_journal_sealed to :role;
grant select, insert on journal_seal to :role;
