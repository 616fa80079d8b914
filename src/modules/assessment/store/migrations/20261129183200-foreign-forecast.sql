-- Forecasts that somebody else made, as they were brought in, and what then happened. Nothing of it is ever changed.

create table assessment.foreign_reading (
  record_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  row_count integer not null,
  unit_count integer not null,
  first_issued date not null,
  last_issued date not null,
  first_target date not null,
  last_target date not null,
  sha256 bytea not null,
  read_at timestamptz not null
);
call access.protect_compartmented('assessment.foreign_reading', true, false);

create table assessment.foreign_value (
  record_id uuid not null references assessment.foreign_reading,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  part text not null,
  unit text not null,
  issued date not null,
  target date not null,
  mean double precision not null,
  low double precision,
  high double precision,
  primary key (record_id, part, unit, issued, target)
);
call access.protect_compartmented('assessment.foreign_value', true, false);

-- Deaths of a month that is over, as they were known when it was first looked up.
create table assessment.foreign_outcome (
  record_id uuid not null references assessment.foreign_reading,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  month date not null,
  outcome integer not null,
  known_at timestamptz not null,
  primary key (record_id, unit, month)
);
call access.protect_compartmented('assessment.foreign_outcome', true, false);
