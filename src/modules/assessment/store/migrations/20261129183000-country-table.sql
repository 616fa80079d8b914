-- Tables of countries and years, as people brought them in. The record says what the columns are; here stand the rows, read once and never changed.

create table assessment.country_table_reading (
  table_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  row_count integer not null,
  first_year smallint not null,
  last_year smallint not null,
  unit_count integer not null,
  -- Null in a table that does not say where mass killings began.
  onset_count integer,
  sha256 bytea not null,
  read_at timestamptz not null
);
call access.protect_compartmented('assessment.country_table_reading', true, false);

create table assessment.country_year (
  table_id uuid not null references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  year smallint not null,
  onset boolean,
  region text not null,
  -- In the order of the predictors among the columns of the record; null where unknown.
  predictors double precision[] not null,
  primary key (table_id, unit, year)
);
call access.protect_compartmented('assessment.country_year', true, false);
