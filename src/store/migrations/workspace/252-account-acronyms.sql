-- A company that goes by its initials is found where it stands: accounts with a name of three words or more, by country, first letters and postal code. Codes
-- are kept as they were said; the expressions are those of `src/store/account-search.ts`.
create index account_acronym on account (
  country,
  left(regexp_replace(key, '([^ ])[^ ]* ?', '\1', 'g'), 20),
  left(upper(regexp_replace(normalize(postal, nfkc), '[^A-Za-z0-9]', '', 'g') collate "C"), 20)
) where key like '% % %' and postal is not null;
