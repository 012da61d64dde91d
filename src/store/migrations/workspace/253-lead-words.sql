-- Leads are found by the beginnings of words of their name, company and e-mail address. What stands between the words of an address or a compound
-- name is made a blank first, since PostgreSQL would else take the whole of it for one word.
create index lead_words on lead using gin (
  to_tsvector('simple', translate(coalesce(name, '') || ' ' || coalesce(company, '') || ' ' || coalesce(email, ''), '@.-_+/&''', '        '))
);
