-- What each addressee of an alert did, and the personal links by which they answer.

create schema warning;

create table warning.receipt (
  alert_id uuid not null references record.head,
  addressee_key text not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  situation_id uuid not null,
  form text not null,
  name text not null,
  kind text not null,
  contact_id uuid,
  address text,
  issued_at timestamptz not null,
  sent_at timestamptz,
  delivered_at timestamptz,
  acknowledged_at timestamptz,
  response text,
  responded_at timestamptz,
  reason text not null default '',
  later_until timestamptz,
  first_action_at timestamptz,
  reported_back_at timestamptz,
  primary key (alert_id, addressee_key),
  constraint receipt_response check (response in ('act', 'partly-act', 'note', 'decline', 'later', 'no-answer'))
);
create index receipt_situation on warning.receipt (situation_id);
call access.protect_compartmented('warning.receipt', true, false);

create table warning.answer_link (
  id uuid primary key default gen_random_uuid(),
  alert_id uuid not null,
  addressee_key text not null,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  token_hash bytea not null unique,
  expires_at timestamptz not null,
  code_hash bytea,
  code_expires_at timestamptz,
  code_attempts integer not null default 0,
  visit_hash bytea unique,
  visit_expires_at timestamptz,
  used_at timestamptz,
  foreign key (alert_id, addressee_key) references warning.receipt
);
create index answer_link_receipt on warning.answer_link (alert_id, addressee_key);
call access.protect_compartmented('warning.answer_link', true, false);
-- The application makes links when an alert is issued; it never reads them back.
revoke select, update on warning.answer_link from vigie_app;

grant usage on schema warning to vigie_app, vigie_worker;
