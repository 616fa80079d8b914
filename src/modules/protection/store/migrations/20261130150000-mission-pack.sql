-- What travels on a device: who carries it, until when, and what came back. Content is on the device alone, sealed to its own key.

create table protection.mission_pack (
  id uuid primary key default gen_random_uuid(),
  visit_id uuid not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  account_id uuid not null references access.account,
  signer text not null unique,
  token_hash bytea not null unique,
  -- Each as `path/id`.
  records text[] not null,
  made_at timestamptz not null,
  until timestamptz not null,
  last_contact_at timestamptz,
  wipe_asked_by uuid references access.account,
  wipe_asked_at timestamptz,
  wipe_reason text,
  wiped_at timestamptz,
  constraint mission_pack_size check (cardinality(records) between 1 and 200),
  constraint mission_pack_lease check (until > made_at and until <= made_at + interval '168 hours')
);
create index mission_pack_visit on protection.mission_pack (visit_id, made_at desc);
call access.protect_compartmented('protection.mission_pack', true, false);

-- S76: who says who somebody is travels record by record, and one sign-in takes one of them.
create table protection.mission_pack_identity (
  pack_id uuid not null references protection.mission_pack,
  of_id uuid not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  account_id uuid not null references access.account,
  verified_at timestamptz not null,
  primary key (pack_id, of_id),
  unique (account_id, verified_at)
);
call access.protect_compartmented('protection.mission_pack_identity', false, false);

create table protection.road_note (
  id uuid primary key,
  pack_id uuid not null references protection.mission_pack,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  received_at timestamptz not null,
  sealed bytea not null,
  key_ids text[] not null
);
create index road_note_pack on protection.road_note (pack_id);
call access.protect_compartmented('protection.road_note', false, false);
revoke insert on protection.road_note from vigie_app;
