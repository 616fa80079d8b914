-- A run stops when the session or token it was asked with is taken away, not only when the account is closed (S5).

alter table job.run
  -- The session or the token; null where a run was asked for before this was kept.
  add column asked_with uuid;

alter table access.session
  -- Whoever signs out, or in again, goes home: the session is over, and nothing was taken away from its owner.
  add column is_signed_out boolean not null default false;

create policy worker_reads on access.api_token for select to vigie_worker using (true);
grant select (id, revoked_at) on access.api_token to vigie_worker;
