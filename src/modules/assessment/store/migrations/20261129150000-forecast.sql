-- What machines say beside the judgement of people. A forecast run is a record; here stand the counts it was made from, as they were on the day
-- they were frozen, what was foretold, and what became of it. Nothing of it is ever changed.

create schema assessment;

create table assessment.forecast_basis (
  run_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  target text not null,
  dataset text not null,
  releases text[] not null,
  first_month date not null,
  last_month date not null,
  events bigint not null,
  -- Events without a best estimate: their dead are in no count.
  uncounted bigint not null,
  sha256 bytea not null,
  frozen_at timestamptz not null,
  constraint forecast_basis_order check (first_month <= last_month)
);
call access.protect_compartmented('assessment.forecast_basis', true, false);

-- Deaths of one kind in one unit, month by month from the first to the last of the basis. Units without a death have no row.
create table assessment.forecast_series (
  run_id uuid not null references assessment.forecast_basis,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  kind text not null,
  unit text not null,
  counts integer[] not null,
  primary key (run_id, kind, unit)
);
call access.protect_compartmented('assessment.forecast_series', true, false);

create table assessment.forecast_estimate (
  run_id uuid primary key references assessment.forecast_basis,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  model_version text not null,
  code_sha256 bytea not null,
  seed integer not null,
  seconds real not null,
  estimated_at timestamptz not null
);
call access.protect_compartmented('assessment.forecast_estimate', true, false);

-- Draws of a count, equal ones together. One month with span 1; with span 12 the twelve months from `month` on.
create table assessment.forecast (
  run_id uuid not null references assessment.forecast_estimate,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  month date not null,
  span smallint not null,
  draw_values integer[] not null,
  draw_counts smallint[] not null,
  primary key (run_id, unit, span, month)
);
call access.protect_compartmented('assessment.forecast', true, false);

create table assessment.forecast_reason (
  run_id uuid not null references assessment.forecast_estimate,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  reason jsonb not null,
  primary key (run_id, unit)
);
call access.protect_compartmented('assessment.forecast_reason', true, false);

grant usage on schema assessment to vigie_app, vigie_worker;
