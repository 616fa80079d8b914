-- The same box, sealed once more by a colleague to keys that came later. What is inside, its author's signature included, is unchanged; the box as it came stays.

create table protection.sealed_copy (
  id uuid primary key default gen_random_uuid(),
  of_id uuid not null,
  submission_id uuid not null references protection.sealed_submission,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 1,
  readers text[] not null,
  made_by uuid not null references access.account,
  made_at timestamptz not null,
  sealed bytea not null,
  key_ids text[] not null
);
create index sealed_copy_of on protection.sealed_copy (of_id, made_at desc);
call access.protect_compartmented('protection.sealed_copy', false, false);
create policy app_reads_readers on protection.sealed_copy as restrictive for select to vigie_app
  using (exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
