-- Files that belong to records: kept in the database, so that access, durability and backup are the same as for the records.

create schema attachment;

create table attachment.file (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  name text not null,
  type text not null,
  size integer not null,
  sha256 bytea not null,
  content bytea not null,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  constraint file_name_length check (char_length(name) between 1 and 200),
  constraint file_size_matches check (size = octet_length(content)),
  constraint file_sha256_matches check (sha256 = sha256(content))
);
call access.protect_compartmented('attachment.file', false, false);
grant usage on schema attachment to vigie_app, vigie_worker;
