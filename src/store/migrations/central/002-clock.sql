-- A demo workspace's clock can be moved forward; everywhere else this stays 0.
alter table baton.workspace add column clock_offset_ms bigint not null default 0 check (clock_offset_ms = 0 or demo);
