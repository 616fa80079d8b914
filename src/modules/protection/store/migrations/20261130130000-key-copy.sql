-- The private half of a person's keys once more, closed with what one of their passkeys answers to their browser. Question and answer never come here.

create table protection.key_copy (
  account_id uuid not null references access.account on delete cascade,
  -- With the passkey goes what only it opens, and with the keys every copy of them.
  passkey_id uuid not null references access.passkey on delete cascade,
  signer text not null references protection.own_key (signer) on delete cascade,
  closed text not null,
  made_at timestamptz not null,
  primary key (account_id, passkey_id)
);
create index key_copy_passkey on protection.key_copy (passkey_id);
create index key_copy_signer on protection.key_copy (signer);
call access.protect_for('protection.key_copy', 'vigie_worker');
create policy app_reads_own on protection.key_copy for select to vigie_app using (account_id = (select access.viewer_id()));
create policy app_adds_own on protection.key_copy for insert to vigie_app with check (account_id = (select access.viewer_id()));
create policy app_removes_own on protection.key_copy for delete to vigie_app using (account_id = (select access.viewer_id()));
grant select, insert, delete on protection.key_copy to vigie_app;
