-- Open invitations are named by an id; sessions of a company's own sign-in stay in the workspace that trusts it.
alter table baton.ticket add column id uuid not null default gen_random_uuid() unique;
alter table baton.session add column is_bound boolean not null default false;
