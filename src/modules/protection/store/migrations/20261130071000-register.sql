-- What the public reads of letters. Rows come into being when a letter is published; nothing that was not published is here.

create table protection.register_entry (
  communication_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  case_id uuid not null,
  publication_id uuid not null,
  is_exercise boolean not null,
  addressee text not null,
  year integer not null,
  number integer not null,
  sent_at timestamptz not null,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  -- Keys of the people who stand by name: whoever is masked later stays masked.
  named text[] not null,
  letter jsonb not null,
  constraint register_entry_label check (label = 0)
);
create index register_entry_case on protection.register_entry (case_id);
call access.protect_compartmented('protection.register_entry', true, false);

create table protection.register_reply (
  reply_id uuid primary key references record.head,
  communication_id uuid not null references protection.register_entry,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  received_at timestamptz not null,
  reply jsonb not null,
  constraint register_reply_label check (label = 0)
);
create index register_reply_letter on protection.register_reply (communication_id);
call access.protect_compartmented('protection.register_reply', true, false);
