-- By which whoever a letter was sent to answers it on a page of their own: an address and a code, which go to them by two ways. Of both, hashes.
create table protection.reply_link (
  id uuid primary key default gen_random_uuid(),
  communication_id uuid not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  token_hash bytea not null unique,
  code_hash bytea not null,
  -- Five wrong codes end it, however long they take.
  wrong_codes smallint not null default 0,
  made_by uuid not null references access.account,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  visit_hash bytea unique,
  visit_expires_at timestamptz,
  replies smallint not null default 0
);
create index reply_link_communication on protection.reply_link (communication_id, made_at desc);
call access.protect_for('protection.reply_link', 'vigie_worker');
