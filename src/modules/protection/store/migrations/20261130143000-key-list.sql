-- The lists of certificates in force that the ledger knows (S31), and the log's key as the root vouched for it. Organisations of before have
-- none until three custodians join their shares (`vigie keys log`); until then no door is shown.
alter table protection.organisation add column log_key text, add column log_signature text;
alter table protection.organisation add constraint organisation_log check ((log_key is null) = (log_signature is null));

create table protection.key_list (
  entry_id uuid primary key references ledger.entry,
  organisation text not null,
  statement jsonb not null,
  entered_at timestamptz not null default clock_timestamp()
);
create index key_list_newest on protection.key_list (organisation, entered_at desc);
call access.protect_for('protection.key_list', 'vigie_worker');
