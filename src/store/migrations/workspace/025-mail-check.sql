-- DNS is a provider too: it says whether a domain takes mail.
alter table provider drop constraint provider_kind_check;
alter table provider add constraint provider_kind_check check (kind in ('apollo', 'zoominfo', 'cognism', 'clearbit', 'mx', 'http'));
