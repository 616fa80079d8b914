-- What became of each month that was foretold, by the model and by the simple rules beside it: kept as it was scored, however bad. A later release of the
-- data changes no score; it is another outcome and would be scored beside this one.

create table assessment.forecast_score (
  run_id uuid not null references assessment.forecast_estimate,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  unit text not null,
  month date not null,
  model text not null,
  ahead smallint not null,
  -- Whether anybody had died there within two years before the forecast: whether it is calibrated is asked of these countries.
  is_active boolean not null,
  outcome integer not null,
  crps real not null,
  ignorance real not null,
  interval_score real not null,
  -- Shares of the forecast below the outcome, and up to it: where in its own distribution the outcome lay.
  below real not null,
  up_to real not null,
  scored_at timestamptz not null,
  primary key (run_id, unit, month, model),
  constraint forecast_score_place check (below between 0 and 1 and up_to between below and 1.0001)
);
call access.protect_compartmented('assessment.forecast_score', true, false);
