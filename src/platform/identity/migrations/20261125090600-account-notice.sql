-- Mails to the owner of an account about the account itself. They belong to no compartment: row-level security then shows them to
-- no person, and only the worker reads them to send them.

alter table mail.message alter column compartment_id drop not null;
create policy auth_adds on mail.message for insert to vigie_auth with check (compartment_id is null and about_record is null and label = 0);
grant insert (address, subject, body) on mail.message to vigie_auth;
