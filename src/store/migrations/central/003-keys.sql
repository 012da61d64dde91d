-- From where and until when a key is taken, how it begins, and what was refused.
alter table baton.api_key
  add column prefix text, -- how the key begins, so that a leaked one can be told from the others; null for keys given from outside
  add column origins text[] not null default '{}', -- from whose pages a write key is taken; empty: from everywhere
  add column browsers_only boolean not null default false,
  add column expires_at timestamptz(3),
  add column refused_origin text, -- the last one that was not on the list
  add column refused_at timestamptz(3),
  add column refusals bigint not null default 0;
