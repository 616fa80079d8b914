-- The ledger: one entry per change and per logged read, in the transaction of the change; a sequencer gives them their place
-- in an RFC 6962 tree afterwards, as certificate-transparency logs do, so that writers never wait for each other.

create schema ledger;

create table ledger.entry (
  id uuid primary key default gen_random_uuid(),
  leaf_index bigint unique,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid,
  event text not null,
  record_id uuid,
  version integer,
  compartment_id uuid references access.compartment,
  label smallint not null default 0,
  digest bytea,
  leaf_hash bytea
);
create index entry_unsequenced on ledger.entry (at, id) where leaf_index is null;
create index entry_record on ledger.entry (record_id, at) where record_id is not null;
create index entry_recent on ledger.entry (at desc, id desc);
call access.protect_for('ledger.entry', 'vigie_worker');

create policy app_adds on ledger.entry for insert to vigie_app
  with check (actor_id = (select access.viewer_id()) and leaf_index is null and leaf_hash is null);
grant insert on ledger.entry to vigie_app;
create policy app_reads on ledger.entry for select to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()));
grant select on ledger.entry to vigie_app;
create policy auth_works on ledger.entry to vigie_auth using (true) with check (leaf_index is null);
grant insert, select on ledger.entry to vigie_auth;

-- Hashes of complete subtrees: level 0 are the leaves. From these every root and proof is made without reading the entries.
create table ledger.node (
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  primary key (level, position)
);
call access.protect_for('ledger.node', 'vigie_worker');

create table ledger.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  at timestamptz not null default now()
);
call access.protect_for('ledger.checkpoint', 'vigie_worker');
create policy app_reads on ledger.checkpoint for select to vigie_app using (true);
grant select on ledger.checkpoint to vigie_app;
create policy app_reads on ledger.node for select to vigie_app using (true);
grant select on ledger.node to vigie_app;

grant usage on schema ledger to vigie_app, vigie_auth, vigie_worker;
