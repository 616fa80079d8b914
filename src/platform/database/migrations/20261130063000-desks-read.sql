-- The desk of a mandate and its holder read the records of their own office (see rules/reading-roles.ts).

create or replace function access.readable_compartments() returns uuid[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, access as $$
declare
  viewer uuid := (access.verified_context())[1]::uuid;
  barred uuid[];
  offices uuid[];
  readable uuid[];
begin
  if viewer is null then
    return '{}';
  end if;
  barred := access.barred(viewer);
  select array_agg(membership.compartment_id),
         array_agg(membership.compartment_id) filter (where membership.role in ('monitor', 'analyst', 'senior', 'director', 'investigator', 'component', 'desk', 'mandateHolder'))
    into offices, readable
    from access.membership
   where membership.account_id = viewer
     and membership.role <> 'principal'
     and now() >= membership.valid_from
     and (membership.valid_until is null or now() < membership.valid_until)
     and membership.compartment_id <> all (barred);
  if offices is null then
    return '{}';
  end if;
  return coalesce(readable, '{}')
      || array(select compartment.id from access.compartment where compartment.kind = 'open-data' and compartment.id <> all (barred));
end $$;
