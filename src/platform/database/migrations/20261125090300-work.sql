-- Jobs with their progress, outgoing mail, and settings.

create schema job;

create table job.run (
  id uuid primary key default gen_random_uuid(),
  task text not null,
  input jsonb not null,
  requested_by uuid not null references access.account,
  requested_at timestamptz not null default now(),
  state text not null default 'queued',
  done bigint not null default 0,
  total bigint,
  started_at timestamptz,
  finished_at timestamptz,
  result jsonb,
  refusal jsonb,
  cancel_requested boolean not null default false,
  constraint run_state check (state in ('queued', 'running', 'done', 'failed', 'cancelled'))
);
create index run_recent on job.run (requested_by, requested_at desc);
call access.protect_for('job.run', 'vigie_worker');
create policy app_uses_own on job.run to vigie_app
  using (requested_by = (select access.viewer_id())) with check (requested_by = (select access.viewer_id()));
grant select, insert on job.run to vigie_app;
grant update (cancel_requested) on job.run to vigie_app;

create function job.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('vigie_job', new.requested_by::text);
  return null;
end $$;
create trigger run_announced after insert or update on job.run for each row execute function job.announce();

create schema mail;

-- What waits to be sent. Messages carry no content: an address, a neutral sentence and a personal link.
create table mail.message (
  id uuid primary key default gen_random_uuid(),
  address text not null,
  subject text not null,
  body text not null,
  about_record uuid,
  about_addressee text,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  created_at timestamptz not null default now(),
  state text not null default 'queued',
  attempts integer not null default 0,
  next_attempt_at timestamptz not null default now(),
  sent_at timestamptz,
  last_error text,
  constraint message_state check (state in ('queued', 'sent', 'failed'))
);
create index message_waiting on mail.message (next_attempt_at) where state = 'queued';
create index message_about on mail.message (about_record);
call access.protect_compartmented('mail.message', false, false);
grant update (state, next_attempt_at) on mail.message to vigie_app;
create policy app_retries on mail.message for update to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()));

create schema setting;
create table setting.value (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by uuid references access.account,
  reason text not null
);
call access.protect_for('setting.value', 'vigie_worker', 'vigie_auth');
create policy app_reads on setting.value for select to vigie_app using (true);
grant select on setting.value to vigie_app;

grant usage on schema job, mail, setting to vigie_app, vigie_worker, vigie_auth;

-- The body holds a personal link: the worker reads it, people see only that a message waits, went or failed.
revoke select on mail.message from vigie_app;
grant select (id, address, subject, about_record, about_addressee, compartment_id, label, created_at, state, attempts, next_attempt_at, sent_at, last_error)
  on mail.message to vigie_app;
