-- Files that came with a submission: closed boxes like it.

create table protection.sealed_file (
  id uuid primary key,
  submission_id uuid not null references protection.sealed_submission,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 1,
  readers text[] not null,
  sent_on date not null,
  bucket integer not null,
  sealed bytea not null,
  key_ids text[] not null
);
create index sealed_file_of on protection.sealed_file (submission_id);
call access.protect_compartmented('protection.sealed_file', false, false);
create policy app_reads_readers on protection.sealed_file as restrictive for select to vigie_app
  using (exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
revoke insert on protection.sealed_file from vigie_app;
