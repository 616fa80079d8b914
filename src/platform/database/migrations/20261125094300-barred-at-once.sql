-- Barriers are asked for once per question, not once per compartment.

create function access.barred(account uuid) returns uuid[]
language sql stable parallel restricted as $$
  select coalesce(array_agg(kept_out.compartment_id), '{}')
    from (select barrier.compartment_id from access.barrier where barrier.account_id = $1 and barrier.ended_at is null
          union
          select nationality_rule.compartment_id
            from access.nationality_rule join access.account on account.id = $1 and nationality_rule.country_iso3 = any (account.nationalities)
           where nationality_rule.ended_at is null) as kept_out
$$;
revoke execute on function access.barred from public;
grant execute on function access.barred to vigie_auth, vigie_worker;

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
    from access.compartment
   where (compartment.id in (select compartment_id from member)
          or (compartment.kind = 'open-data' and exists (select from member)))
     and compartment.id <> all ((select access.barred(viewer.id) from viewer)::uuid[])
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
     and membership.compartment_id <> all ((select access.barred(viewer.id) from viewer)::uuid[])
$$;

create or replace function access.barred_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  select access.barred(access.viewer_id())
$$;

drop function access.is_barred(uuid, uuid);
