-- Barriers can end, with a reason that stays; and a nationality rule sets one for everybody of a nationality at once (S25).

alter table access.account
  add column nationalities text[] not null default '{}',
  add constraint account_nationalities_are_codes check (array_to_string(nationalities, '') ~ '^([A-Z]{3})*$');

alter table access.barrier drop constraint barrier_pkey;
alter table access.barrier
  add column id uuid primary key default gen_random_uuid(),
  add column ended_at timestamptz,
  add column ended_by uuid references access.account,
  add column ended_reason text,
  add constraint barrier_ends_with_reason check ((ended_at is null) = (ended_reason is null));
create unique index barrier_standing on access.barrier (account_id, compartment_id) where ended_at is null;

-- Nobody works on the matters of a State whose national they are, where the office says so.
create table access.nationality_rule (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  country_iso3 text not null,
  reason text not null,
  set_by uuid references access.account,
  set_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references access.account,
  ended_reason text,
  constraint nationality_rule_country check (country_iso3 ~ '^[A-Z]{3}$'),
  constraint nationality_rule_ends_with_reason check ((ended_at is null) = (ended_reason is null))
);
create unique index nationality_rule_standing on access.nationality_rule (compartment_id, country_iso3) where ended_at is null;
call access.protect_for('access.nationality_rule', 'vigie_auth', 'vigie_worker');

-- Whether a barrier or a nationality rule keeps the account out, whatever roles it holds. Asked by every other question of access.
create function access.is_barred(account uuid, compartment uuid) returns boolean
language sql stable parallel restricted as $$
  select exists (select from access.barrier where barrier.account_id = $1 and barrier.compartment_id = $2 and barrier.ended_at is null)
      or exists (select from access.nationality_rule
                   join access.account on account.id = $1 and nationality_rule.country_iso3 = any (account.nationalities)
                  where nationality_rule.compartment_id = $2 and nationality_rule.ended_at is null)
$$;
revoke execute on function access.is_barred from public;
grant execute on function access.is_barred to vigie_auth, vigie_worker;

create or replace function access.readable_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id),
  member as materialized (
    select membership.compartment_id
      from access.membership, viewer
     where membership.account_id = viewer.id
       and membership.role <> 'principal'
       and now() >= membership.valid_from
       and (membership.valid_until is null or now() < membership.valid_until)
  )
  select coalesce(array_agg(distinct compartment.id), '{}')
    from access.compartment, viewer
   where (compartment.id in (select compartment_id from member)
          or (compartment.kind = 'open-data' and exists (select from member)))
     and not access.is_barred(viewer.id, compartment.id)
$$;

create or replace function access.released_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id)
  select coalesce(array_agg(distinct membership.compartment_id), '{}')
    from access.membership, viewer
   where membership.account_id = viewer.id
     and membership.role = 'principal'
     and now() >= membership.valid_from
     and (membership.valid_until is null or now() < membership.valid_until)
     and not access.is_barred(viewer.id, membership.compartment_id)
$$;
