-- What a partner outside may see of one record until a day: a copy made for it, never the record. Partners hold no role; each copy
-- is for one account, at most 180 days, and can be withdrawn at once (S23).
create table record.share (
  id uuid primary key default gen_random_uuid(),
  record_id uuid not null,
  version integer not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  account_id uuid not null references access.account,
  -- Both names as they were then: the office reads who received it, the partner who sent it, neither the other's list.
  partner_name text not null,
  office text not null,
  kind text not null,
  number text,
  title text not null,
  facts jsonb not null,
  is_exercise boolean not null,
  reason text not null,
  shared_by uuid not null,
  shared_at timestamptz not null,
  valid_until timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ended_reason text,
  constraint share_lifetime check (valid_until > shared_at and valid_until <= shared_at + interval '180 days'),
  constraint share_ends_with_reason check ((ended_at is null) = (ended_reason is null))
);
create index share_account on record.share (account_id, shared_at desc);
create index share_record on record.share (record_id, shared_at desc);
call access.protect_compartmented('record.share', true, false);

-- Compartments a barrier or a nationality rule keeps the viewer out of; it holds for partners as for everybody (S25).
create function access.barred_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  select coalesce(array_agg(compartment.id), '{}') from access.compartment where access.is_barred(access.viewer_id(), compartment.id)
$$;
revoke execute on function access.barred_compartments from public;
grant execute on function access.barred_compartments to vigie_app;

create policy app_reads_granted on record.share for select to vigie_app
  using (account_id = (select access.viewer_id()) and ended_at is null and now() < valid_until
         and label <= (select access.clearance()) and compartment_id <> all ((select access.barred_compartments())::uuid[]));
