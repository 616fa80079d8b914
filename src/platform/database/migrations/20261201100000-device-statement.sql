-- What a device said and signed of a file before it left it, in the one form whose hash the ledger holds; null where no device signed.

alter table attachment.file add column device_statement text,
  add constraint file_device_statement_short check (length(device_statement) <= 1000);

-- The keys of devices with which somebody signed, each since its first use. A device belongs to a person and to no office.
create table attachment.device (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null,
  key text not null,
  first_used_at timestamptz not null,
  constraint device_of_account unique (account_id, key),
  constraint device_key_form check (key ~ '^[A-Za-z0-9_-]{87}$')
);
call access.protect_for('attachment.device', 'vigie_worker');
create policy app_reads_own on attachment.device for select to vigie_app using (account_id = (select access.viewer_id()));
create policy app_adds_own on attachment.device for insert to vigie_app with check (account_id = (select access.viewer_id()));
grant select, insert on attachment.device to vigie_app;
