-- Keys, and what was sealed to them. The server keeps closed boxes: nothing in this schema can be read with anything the server has.

create schema protection;

-- The organisation's root key, of which nobody has the secret alone, and the recovery key that only the root opens.
create table protection.organisation (
  -- One for the work, and one for the exercise, whose secrets are no secrets.
  is_exercise boolean primary key default false,
  name text not null,
  root text not null,
  recovery_closed text not null,
  made_by uuid not null references access.account,
  made_at timestamptz not null
);
call access.protect_for('protection.organisation', 'vigie_worker');
create policy app_reads on protection.organisation for select to vigie_app using (access.viewer_id() is not null);
grant select on protection.organisation to vigie_app;

-- A person's own keys; the private ones closed with a passphrase that the server never hears.
create table protection.own_key (
  account_id uuid primary key references access.account,
  recipient text not null,
  signer text not null unique,
  closed text not null,
  made_at timestamptz not null
);
call access.protect_for('protection.own_key', 'vigie_worker');
create policy app_reads_own on protection.own_key for select to vigie_app using (account_id = (select access.viewer_id()));
create policy app_adds_own on protection.own_key for insert to vigie_app with check (account_id = (select access.viewer_id()));
create policy app_changes_own on protection.own_key for update to vigie_app
  using (account_id = (select access.viewer_id())) with check (account_id = (select access.viewer_id()));
grant select, insert, update on protection.own_key to vigie_app;

-- What the root and its officers have said of keys. Public by nature: whoever seals must be able to check it.
create table protection.key_certificate (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references access.account,
  compartment_id uuid references access.compartment,
  kind text not null,
  certificate jsonb not null,
  digest bytea not null unique,
  certified_by uuid not null references access.account,
  certified_at timestamptz not null,
  revoked_by uuid references access.account,
  revoked_at timestamptz,
  revoked_because text,
  constraint key_certificate_kind check (kind in ('officer', 'member', 'recovery'))
);
create index key_certificate_account on protection.key_certificate (account_id);
call access.protect_for('protection.key_certificate', 'vigie_worker');
create policy app_reads on protection.key_certificate for select to vigie_app
  using (compartment_id is null or compartment_id = any ((select access.readable_compartments())::uuid[]));
grant select on protection.key_certificate to vigie_app;

-- Where the public page leads: an office that takes confidential submissions, anonymous tips or both.
create table protection.door (
  compartment_id uuid not null references access.compartment,
  door text not null,
  name text not null,
  label smallint not null default 0,
  opened_by uuid not null references access.account,
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (compartment_id, door),
  constraint door_kind check (door in ('submission', 'tip')),
  constraint door_name_length check (char_length(name) between 1 and 200)
);
call access.protect_compartmented('protection.door', true, false);

-- S42: no time finer than a day, no address, no sign of the machine; S41: of the receipt a hash of what it proves.
create table protection.sealed_submission (
  id uuid primary key,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 1,
  door text not null,
  -- Roles of the office that open it; the others learn nothing of it.
  readers text[] not null,
  filed_on date not null,
  status text not null default 'received',
  bucket integer not null,
  sealed bytea,
  key_ids text[] not null,
  login_hash bytea not null unique,
  reply_key text not null,
  consent_withdrawn_on date,
  deleted_on date,
  -- Entered in the ledger on a later day, in no order: the place of an entry would tell the minute.
  is_entered boolean not null default false,
  constraint sealed_submission_door check (door in ('submission', 'tip')),
  constraint sealed_submission_status check (status in ('received', 'under-review', 'acted', 'not-acted', 'deleted')),
  constraint sealed_submission_deleted check ((sealed is null) = (deleted_on is not null))
);
create index sealed_submission_list on protection.sealed_submission (compartment_id, filed_on desc, id);
call access.protect_compartmented('protection.sealed_submission', true, false);

-- Both ways, and notes of the desk to itself: all of them closed boxes.
create table protection.sealed_message (
  id uuid primary key,
  submission_id uuid not null references protection.sealed_submission,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 1,
  readers text[] not null,
  direction text not null,
  sent_on date not null,
  number integer not null,
  bucket integer not null,
  sealed bytea not null,
  key_ids text[] not null,
  constraint sealed_message_direction check (direction in ('from-source', 'to-source')),
  constraint sealed_message_number unique (submission_id, number)
);
call access.protect_compartmented('protection.sealed_message', false, false);

create policy app_reads_readers on protection.sealed_submission as restrictive for select to vigie_app
  using (exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
create policy app_reads_readers on protection.sealed_message as restrictive for select to vigie_app
  using (exists (select from unnest(readers) as reader where compartment_id || ' ' || reader = any ((select access.held_roles())::text[])));
revoke insert, update on protection.sealed_submission from vigie_app;
grant update (status) on protection.sealed_submission to vigie_app;

grant usage on schema protection to vigie_app, vigie_worker;
