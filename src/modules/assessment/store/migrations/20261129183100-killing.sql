-- Chances of a new mass killing, country by country, beside the record of their run. Nothing of it is ever changed.

create table assessment.killing_basis (
  run_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  table_id uuid not null references assessment.country_table_reading,
  until_year smallint not null,
  units integer not null,
  -- New mass killings that the learners could see.
  onsets integer not null,
  sha256 bytea not null,
  frozen_at timestamptz not null
);
call access.protect_compartmented('assessment.killing_basis', true, false);

create table assessment.killing_estimate (
  run_id uuid primary key references assessment.killing_basis,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  model_version text not null,
  code_sha256 bytea not null,
  seed integer not null,
  seconds real not null,
  estimated_at timestamptz not null,
  -- How the method did on the earlier years of the same table; null where the table does not carry that.
  past_record jsonb
);
call access.protect_compartmented('assessment.killing_estimate', true, false);

create table assessment.killing_chance (
  run_id uuid not null references assessment.killing_estimate,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  within_one double precision not null,
  within_two double precision not null,
  reason jsonb not null,
  primary key (run_id, unit)
);
call access.protect_compartmented('assessment.killing_chance', true, false);

-- Whether a new mass killing began within one year, or two, by a table that was read later.
create table assessment.killing_outcome (
  run_id uuid not null references assessment.killing_estimate,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  years smallint not null check (years in (1, 2)),
  happened boolean not null,
  table_id uuid not null references assessment.country_table_reading,
  scored_at timestamptz not null,
  primary key (run_id, unit, years)
);
call access.protect_compartmented('assessment.killing_outcome', true, false);
