-- What the models say of how many people there were: all of them together, as they were computed from the table of the record, and never changed.

create table assessment.undercount_estimate (
  record_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  table_sha256 bytea not null,
  seed integer not null,
  computed jsonb not null,
  seconds real not null,
  estimated_at timestamptz not null
);
call access.protect_compartmented('assessment.undercount_estimate', true, false);
