-- What an account is called, where mail reaches it, in which language and how far it sees can change; so can the name of an office,
-- and whether it still takes anything in. Each change stays with its author, its reason, and the state before and after.

comment on column access.account_change.before is
  'What the event changed, as it was: the nationalities, or the one name, address, language or clearance. Empty where nothing of that kind changed.';
comment on column access.account_change.after is 'The same, as it is since.';

alter table access.compartment
  -- A closed office takes no new members and no new records; what is in it stays with those who are its members.
  add column closed_at timestamptz,
  add constraint compartment_closed_is_office check (closed_at is null or kind <> 'open-data');

create table access.compartment_change (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  event text not null,
  reason text not null,
  -- The name before and after; null for the other changes.
  before text,
  after text,
  changed_by uuid not null references access.account,
  changed_at timestamptz not null
);
create index compartment_change_compartment on access.compartment_change (compartment_id, changed_at);
call access.protect_for('access.compartment_change', variadic '{}'::text[]);
grant select, insert, delete on access.compartment_change to vigie_auth;
create policy auth_reads on access.compartment_change for select to vigie_auth using (true);
create policy auth_adds on access.compartment_change for insert to vigie_auth with check (true);
-- Nothing kept is taken out, except with the training exercise, which is removed as a whole.
create policy auth_removes_exercise on access.compartment_change for delete to vigie_auth
  using (exists (select from access.compartment where compartment.id = compartment_change.compartment_id and compartment.is_exercise));
