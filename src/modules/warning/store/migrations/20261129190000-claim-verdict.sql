-- What became of what an alert claimed, as people of its office found it once its last day was over. Nothing here is changed or removed: a verdict
-- that does not hold is followed by another, with the reason, and the one with the highest number counts.

create table warning.claim_verdict (
  alert_id uuid not null references record.head,
  number integer not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  outcome text not null,
  -- When it happened, as exactly as it is known (EDTF).
  happened_on text,
  -- It did not happen, and measures were taken that may have prevented it.
  measures_taken boolean not null,
  basis text not null,
  correction text not null,
  judged_by uuid not null references access.account,
  judged_at timestamptz not null,
  primary key (alert_id, number),
  constraint claim_verdict_outcome check (outcome in ('came-true', 'did-not', 'cannot-be-judged')),
  constraint claim_verdict_day check ((happened_on is not null) = (outcome = 'came-true')),
  constraint claim_verdict_measures check (outcome = 'did-not' or not measures_taken),
  constraint claim_verdict_explained check (number = 1 or correction <> '')
);
call access.protect_compartmented('warning.claim_verdict', false, false);

-- Its classification alone follows that of the alert.
grant update (label) on warning.claim_verdict to vigie_app;
create policy app_relabels on warning.claim_verdict for update to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()))
  with check (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()));
