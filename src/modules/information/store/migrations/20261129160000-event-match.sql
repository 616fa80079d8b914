-- Pairs of events of two data sets that may be one, as computed, and what people decided about them. The events stay as their publishers tell
-- them: a pair is a link beside them, and nothing is ever merged.

-- Both events are of one compartment, so whoever is outside of it sees nothing; the label is the higher of the two. Rests on the events of today:
-- queries ask for both events again.
create table information.event_pair (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  one_id uuid not null references information.event,
  other_id uuid not null references information.event,
  probability double precision not null,
  bits double precision not null,
  reasons jsonb not null,
  matched_at timestamptz not null,
  -- The job that found it last; none where it was not a job of somebody's.
  run_id uuid,
  constraint event_pair_once unique (one_id, other_id),
  constraint event_pair_order check (one_id < other_id),
  constraint event_pair_probability check (probability between 0 and 1)
);
create index event_pair_likeliest on information.event_pair (probability desc, id desc);
create index event_pair_other on information.event_pair (other_id);
call access.protect_compartmented('information.event_pair', false, false);
-- Pairs come from a job; people decide about them.
drop policy app_adds on information.event_pair;
revoke insert on information.event_pair from vigie_app;

-- Every decision is kept, and the newest counts. One that is taken back is followed by a row that says so.
create table information.event_pair_decision (
  pair_id uuid not null references information.event_pair,
  ordinal integer not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  verdict text not null,
  reason text not null,
  decided_by uuid not null references access.account,
  decided_at timestamptz not null,
  primary key (pair_id, ordinal),
  constraint event_pair_decision_verdict check (verdict in ('same', 'different', 'cannot-say', 'withdrawn'))
);
call access.protect_compartmented('information.event_pair_decision', false, false);
