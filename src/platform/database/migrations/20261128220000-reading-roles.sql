-- Roles that read an office's records and roles that receive what it releases are closed lists (see rules/reading-roles.ts); every other role
-- opens open data alone. Some records have fewer readers still: those roles, and whoever wrote them.

create or replace function access.readable_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id),
  member as materialized (
    select membership.compartment_id, membership.role
      from access.membership, viewer
     where membership.account_id = viewer.id
       and membership.role <> 'principal'
       and now() >= membership.valid_from
       and (membership.valid_until is null or now() < membership.valid_until)
  )
  select coalesce(array_agg(distinct compartment.id), '{}')
    from access.compartment
   where (compartment.id in (select compartment_id from member where role in ('monitor', 'analyst', 'senior', 'director', 'investigator', 'component'))
          or (compartment.kind = 'open-data' and exists (select from member)))
     and compartment.id <> all ((select access.barred(viewer.id) from viewer)::uuid[])
$$;

create or replace function access.released_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id)
  select coalesce(array_agg(distinct membership.compartment_id), '{}')
    from access.membership, viewer
   where membership.account_id = viewer.id
     and membership.role in ('principal', 'focalPoint')
     and now() >= membership.valid_from
     and (membership.valid_until is null or now() < membership.valid_until)
     and membership.compartment_id <> all ((select access.barred(viewer.id) from viewer)::uuid[])
$$;

-- The roles the viewer holds now, each as `compartment role`.
create function access.held_roles() returns text[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  select coalesce(array_agg(membership.compartment_id || ' ' || membership.role), '{}')
    from access.membership
   where membership.account_id = access.viewer_id()
     and now() >= membership.valid_from
     and (membership.valid_until is null or now() < membership.valid_until)
$$;
revoke execute on function access.held_roles from public;
grant execute on function access.held_roles to vigie_app;

alter table record.head add column readers text[];
alter table record.revision add column readers text[];
alter table record.head disable trigger head_announced;
update record.head set readers = '{analyst,senior,director}' where kind = 'information.source-identity';
alter table record.head enable trigger head_announced;
update record.revision set readers = '{analyst,senior,director}' where kind = 'information.source-identity';

create policy app_reads_readers on record.head as restrictive for select to vigie_app
  using (readers is null or access.viewer_id() = any (authors)
         or exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
create policy app_reads_readers on record.revision as restrictive for select to vigie_app
  using (readers is null or author_id = access.viewer_id()
         or exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
