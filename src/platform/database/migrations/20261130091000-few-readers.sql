-- Records that name their readers are for those roles, for whoever wrote them, and for colleagues whom the record itself names; to everybody else of
-- the office they do not exist, in the ledger and in what open pages hear as well. A role that looks after people (see rules/reading-roles.ts) reads
-- such records where they name it, and nothing else of its office.

alter table record.head add column named uuid[] not null default '{}';

-- Who is looking is known to a function that checks it; to ask that one takes no rights of its owner.
create or replace function access.viewer_id() returns uuid
language plpgsql stable parallel restricted security invoker set search_path = pg_catalog, access as $$
begin
  return (access.verified_context())[1]::uuid;
end $$;

create function access.narrow_compartments() returns uuid[]
language plpgsql stable parallel restricted set search_path = pg_catalog, access as $$
declare
  offices uuid[] := array(select split_part(held, ' ', 1) from unnest(access.held_roles()) as held where split_part(held, ' ', 2) in ('protectionOfficer'));
begin
  if offices = '{}' then
    return offices;
  end if;
  return array(select office from unnest(offices) as office where office <> all (access.barred_compartments()));
end $$;
revoke execute on function access.narrow_compartments from public;
grant execute on function access.narrow_compartments to vigie_app;

alter policy app_reads_readers on record.head
  using (readers is null or access.viewer_id() = any (authors) or access.viewer_id() = any (named)
         or exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
alter policy app_reads_readers on record.revision
  using (readers is null or author_id = access.viewer_id()
         or exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[]))
         or exists (select from record.head where head.id = revision.record_id and access.viewer_id() = any (head.named)));

do $$
declare
  may text := 'compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())
               and exists (select from unnest(readers) as reader where compartment_id || '' '' || reader = any ((select access.held_roles())::text[]))';
  of_mine text := 'compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())
                   and exists (select from record.head where head.id = link.from_id)';
  target text;
begin
  foreach target in array array['record.head', 'record.revision'] loop
    execute format('create policy app_reads_narrow on %s for select to vigie_app using (%s)', target, may);
    execute format('create policy app_adds_narrow on %s for insert to vigie_app with check (%s)', target, may);
  end loop;
  execute format('create policy app_changes_narrow on record.head for update to vigie_app using (%s) with check (%s)', may, may);
  execute format('create policy app_reads_narrow on record.link for select to vigie_app using (%s)', of_mine);
  execute format('create policy app_adds_narrow on record.link for insert to vigie_app with check (%s)', of_mine);
  execute format('create policy app_removes_narrow on record.link for delete to vigie_app using (%s)', of_mine);
end $$;

-- The office itself, and who works in it: whoever opens such a record says whom it names.
create policy app_reads_narrow on access.compartment for select to vigie_app using (id = any ((select access.narrow_compartments())::uuid[]));
create policy app_reads_narrow on access.membership for select to vigie_app using (compartment_id = any ((select access.narrow_compartments())::uuid[]));

-- Whether a record is there and kept from the viewer by its readers: asked where something beside the record would tell of it.
create function record.is_withheld(record uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, record, access as $$
  select exists (
    select from record.head
     where head.id = $1 and head.readers is not null
       and not (access.viewer_id() = any (head.authors || head.named)
                or exists (select from unnest(head.readers) as reader where head.compartment_id || ' ' || reader = any (access.held_roles()))))
$$;
revoke execute on function record.is_withheld from public;
grant execute on function record.is_withheld to vigie_app, vigie_worker;

create policy app_reads_readers on ledger.entry as restrictive for select to vigie_app using (record_id is null or not record.is_withheld(record_id));
create policy app_reads_narrow on ledger.entry for select to vigie_app
  using (compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())
         and exists (select from record.head where head.id = entry.record_id));

-- `compartment label kind id released readers people`: the last two only of records that name their readers.
create or replace function record.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('vigie_live', new.compartment_id || ' ' || new.label || ' ' || new.kind || ' ' || new.id || ' ' || coalesce(new.released_from <= now(), false)
    || coalesce(' ' || array_to_string(new.readers, ',') || ' ' || array_to_string((new.named || new.authors)[1:150], ','), ''));
  return null;
end $$;
