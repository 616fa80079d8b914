-- Records, their immutable revisions, and the links by which the chain is walked.

create schema record;

create table record.head (
  id uuid primary key,
  compartment_id uuid not null references access.compartment,
  kind text not null,
  label smallint not null,
  version integer not null,
  state text not null,
  number text,
  situation_id uuid,
  title text not null,
  content jsonb not null,
  authors uuid[] not null,
  due_at timestamptz,
  is_released boolean not null default false,
  is_exercise boolean not null default false,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  search tsvector not null default '',
  names text not null default '',
  name_sounds text[] not null default '{}',
  constraint head_label_range check (label between 0 and 2),
  constraint head_title_length check (char_length(title) <= 500)
);
create index head_recent on record.head (kind, changed_at desc, id desc);
create index head_compartment on record.head (compartment_id, kind, changed_at desc, id desc);
create index head_situation on record.head (situation_id, kind) where situation_id is not null;
create index head_due on record.head (due_at) where due_at is not null;
create index head_search on record.head using gin (search);
create index head_names on record.head using gin (names gin_trgm_ops);
create index head_name_sounds on record.head using gin (name_sounds);
create unique index head_number on record.head (compartment_id, kind, number) where number is not null;
call access.protect_compartmented('record.head', true, true);

-- What the record said, every time it was saved or took a step. Nothing here is ever changed or removed.
create table record.revision (
  record_id uuid not null,
  version integer not null,
  compartment_id uuid not null references access.compartment,
  kind text not null,
  label smallint not null,
  state text not null,
  step text,
  title text not null,
  content jsonb not null,
  author_id uuid not null,
  at timestamptz not null,
  reason text not null,
  is_released boolean not null default false,
  salt bytea not null,
  digest bytea not null,
  primary key (record_id, version)
);
create index revision_at on record.revision (record_id, at desc);
call access.protect_compartmented('record.revision', false, true);

create table record.link (
  from_id uuid not null,
  to_id uuid not null,
  link text not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  primary key (from_id, to_id, link)
);
create index link_back on record.link (to_id);
call access.protect_compartmented('record.link', false, false);
grant delete on record.link to vigie_app;
create policy app_removes on record.link for delete to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()));

-- Numbers such as 2026/014, per compartment, kind and year; a number once given is never given again.
create table record.numbering (
  compartment_id uuid not null references access.compartment,
  kind text not null,
  year integer not null,
  last integer not null,
  label smallint not null default 0,
  primary key (compartment_id, kind, year)
);
call access.protect_compartmented('record.numbering', true, false);

create function record.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('vigie_live', new.compartment_id || ' ' || new.label || ' ' || new.kind || ' ' || new.id || ' ' || new.is_released);
  return null;
end $$;
create trigger head_announced after insert or update on record.head for each row execute function record.announce();

grant usage on schema record to vigie_app, vigie_worker;
