-- Weeks in which a data set has unusually many events, or in which it fell silent: something to look at, with its reason, never a level and never an alert.
-- What was found is not changed, whatever a later release of the data says; what people found who looked stands beside it.

create table assessment.surge_signal (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  -- Of the events it rests on. Series are made of unclassified events alone, one for each compartment and data set: made of more, a number would tell readers
  -- of a lower level that there is something above them, and which week it happened in.
  label smallint not null,
  dataset text collate "C" not null,
  country_iso3 text collate "C" not null,
  country_name text,
  -- Empty for the whole country: a key cannot hold null.
  area text collate "C" not null,
  kind text not null,
  -- Its Monday.
  week date not null,
  reason jsonb not null,
  found_at timestamptz not null,
  constraint surge_signal_found_once unique (compartment_id, dataset, country_iso3, area, kind, week),
  constraint surge_signal_kind check (kind in ('surge', 'sources-fell', 'events-fell', 'events-fell-sources-unknown')),
  constraint surge_signal_monday check (extract(isodow from week) = 1)
);
create index surge_signal_recent on assessment.surge_signal (week desc, found_at desc);
call access.protect_compartmented('assessment.surge_signal', false, false);

-- Signals are counted by the system; people read them.
drop policy app_adds on assessment.surge_signal;
revoke insert on assessment.surge_signal from vigie_app;

-- What somebody found who looked. It belongs to the office in which they work, also where the events are open data: what one office knows is not for all others.
create table assessment.surge_signal_note (
  id uuid primary key default gen_random_uuid(),
  signal_id uuid not null references assessment.surge_signal,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  verdict text not null,
  note text not null,
  noted_by uuid not null references access.account,
  noted_at timestamptz not null,
  constraint surge_signal_note_verdict check (verdict in ('known', 'looked-into', 'error-in-data'))
);
create index surge_signal_note_of on assessment.surge_signal_note (signal_id, noted_at);
call access.protect_compartmented('assessment.surge_signal_note', false, false);
