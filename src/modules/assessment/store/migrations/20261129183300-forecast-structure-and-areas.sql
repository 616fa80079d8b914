-- A forecast may be told with a table of countries and years, and of first-level areas instead of countries.

alter table assessment.forecast_basis
  add column level text not null default 'country' check (level in ('country', 'area')),
  add column table_id uuid references assessment.country_table_reading,
  add column table_sha256 bytea,
  -- Of areas only: all of them, also those in which nothing happened; which border on which; and what could be placed in none.
  add column units text[],
  add column neighbours jsonb,
  add column not_placed jsonb;
