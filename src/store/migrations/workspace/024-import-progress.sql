-- How much of an import's file was read so far, from 0 to 1.
alter table import add column read_share real not null default 0;
update import set read_share = 1 where state <> 'reading' and state <> 'failed';
