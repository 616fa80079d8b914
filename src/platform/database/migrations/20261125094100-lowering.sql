-- Requests to lower a classification: one person asks with a reason, another decides (S22). Nothing here is removed.
create table record.lowering (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null,
  version integer not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  to_label smallint not null,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  constraint lowering_lowers check (to_label >= 0 and to_label < label and label <= 2),
  constraint lowering_decision check (decision in ('lowered', 'refused')),
  constraint lowering_decided_whole check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint lowering_two_people check (decided_by <> asked_by)
);
create unique index lowering_pending on record.lowering (record_id) where decision is null;
call access.protect_compartmented('record.lowering', true, false);
