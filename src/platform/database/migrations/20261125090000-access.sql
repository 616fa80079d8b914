-- Who may come in, and what they may see. Everything below is owned by vigie_owner, a role nobody can sign in with.

create schema access;

create table access.account (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null,
  language text not null default 'en',
  clearance smallint not null default 1,
  is_administrator boolean not null default false,
  is_exercise boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid references access.account,
  disabled_at timestamptz,
  constraint account_clearance_range check (clearance between 0 and 2),
  constraint account_name_length check (char_length(name) between 1 and 200)
);
create unique index account_email_key on access.account (lower(email)) where disabled_at is null;

create table access.compartment (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  kind text not null default 'office',
  is_exercise boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid references access.account,
  constraint compartment_kind check (kind in ('office', 'open-data', 'removed-exercise'))
);

create table access.membership (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  compartment_id uuid not null references access.compartment,
  role text not null,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  granted_by uuid references access.account,
  reason text not null
);
create index membership_account on access.membership (account_id, compartment_id);

-- A conflict of interest or a nationality rule: it overrides every grant (S25).
create table access.barrier (
  account_id uuid not null references access.account,
  compartment_id uuid not null references access.compartment,
  reason text not null,
  set_by uuid references access.account,
  set_at timestamptz not null default now(),
  primary key (account_id, compartment_id)
);

create table access.password (
  account_id uuid primary key references access.account,
  hash text not null,
  totp_secret bytea not null,
  totp_last_step bigint not null default 0,
  changed_at timestamptz not null default now()
);

create table access.passkey (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkey_account on access.passkey (account_id);

create table access.session (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  token_hash bytea not null unique,
  assurance smallint not null,
  created_at timestamptz not null default now(),
  verified_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint session_assurance_range check (assurance in (1, 2))
);
create index session_account on access.session (account_id);

create table access.api_token (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  name text not null,
  token_hash bytea not null unique,
  is_read_only boolean not null,
  assurance smallint not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint api_token_lifetime check (expires_at <= created_at + interval '90 days')
);

-- Links that let a person in once: the first administrator's, an invitation, a recovery.
create table access.invitation (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references access.account,
  purpose text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint invitation_purpose check (purpose in ('first-administrator', 'invitation'))
);

-- One-time challenges of a passkey ceremony; short-lived rows, removed when used.
create table access.challenge (
  id uuid primary key default gen_random_uuid(),
  purpose text not null,
  challenge text not null,
  account_id uuid references access.account,
  expires_at timestamptz not null
);

create table access.attempt (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);

create table access.context_key (
  only_one boolean primary key default true check (only_one),
  inner_key bytea not null,
  outer_key bytea not null
);

-- The account of the transaction's context, or null without one. A context that was not made by the server is an error,
-- not an empty answer: somebody is trying something. The context is bound to this database connection, so that one seen
-- elsewhere cannot be replayed.
create function access.verified_context() returns text[]
language plpgsql stable parallel restricted security definer set search_path = pg_catalog, access as $$
declare
  raw text := current_setting('vigie.ctx', true);
  part text[];
  keys access.context_key;
begin
  if raw is null or raw = '' then
    return null;
  end if;
  part := string_to_array(raw, '|');
  select * into keys from access.context_key;
  if cardinality(part) <> 5
     or split_part(part[4], '.', 1) <> pg_backend_pid()::text
     or encode(sha256(keys.outer_key || sha256(keys.inner_key || convert_to(array_to_string(part[1:4], '|'), 'utf8'))), 'hex') <> part[5] then
    raise exception 'the access context was not made by this server' using errcode = '42501';
  end if;
  return part;
end $$;

create function access.viewer_id() returns uuid
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  select (access.verified_context())[1]::uuid
$$;

-- Compartments whose records the viewer may read. Open data is readable for everybody who is a member anywhere.
create function access.readable_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id),
  member as materialized (
    select membership.compartment_id
      from access.membership, viewer
     where membership.account_id = viewer.id
       and membership.role <> 'principal'
       and now() >= membership.valid_from
       and (membership.valid_until is null or now() < membership.valid_until)
  )
  select coalesce(array_agg(distinct compartment.id), '{}')
    from access.compartment, viewer
   where (compartment.id in (select compartment_id from member)
          or (compartment.kind = 'open-data' and exists (select from member)))
     and not exists (
       select from access.barrier
        where barrier.account_id = viewer.id and barrier.compartment_id = compartment.id)
$$;

-- Compartments of which the viewer receives only what was released to its principals.
create function access.released_compartments() returns uuid[]
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  with viewer as materialized (select access.viewer_id() as id)
  select coalesce(array_agg(distinct membership.compartment_id), '{}')
    from access.membership, viewer
   where membership.account_id = viewer.id
     and membership.role = 'principal'
     and now() >= membership.valid_from
     and (membership.valid_until is null or now() < membership.valid_until)
     and not exists (
       select from access.barrier
        where barrier.account_id = viewer.id and barrier.compartment_id = membership.compartment_id)
$$;

-- The highest label the viewer may open now: without a phishing-resistant sign-in nothing above Unclassified (S1).
create function access.clearance() returns smallint
language sql stable parallel restricted security definer set search_path = pg_catalog, access as $$
  select coalesce(
    (select case when (access.verified_context())[3] = '2' then account.clearance else 0 end::smallint
       from access.account
      where account.id = access.viewer_id() and account.disabled_at is null),
    (-1)::smallint)
$$;

-- Protection in one sentence for every table of compartmented rows; migrations call it, so no table can be protected halfway.
-- A principal may take steps on what was released to it (acknowledge, decide), so the same rows are open to its writing.
create procedure access.protect_compartmented(target regclass, changeable boolean, has_release boolean)
language plpgsql as $$
declare
  readable text := 'compartment_id = any ((select access.readable_compartments())::uuid[])';
begin
  if has_release then
    readable := '(' || readable || ' or (is_released and compartment_id = any ((select access.released_compartments())::uuid[])))';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy app_reads on %s for select to vigie_app using (%s and label <= (select access.clearance()))', target, readable);
  execute format('create policy app_adds on %s for insert to vigie_app with check (%s and label <= (select access.clearance()))', target, readable);
  execute format('grant select, insert on %s to vigie_app', target);
  if changeable then
    execute format('create policy app_changes on %s for update to vigie_app using (%s and label <= (select access.clearance())) with check (%s and label <= (select access.clearance()))', target, readable, readable);
    execute format('grant update on %s to vigie_app', target);
  end if;
  execute format('create policy worker_works on %s to vigie_worker using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to vigie_worker', target);
  execute format('create policy owner_reads on %s to vigie_owner using (true) with check (true)', target);
end $$;

-- Tables of which one role (and the owner) uses every row, and the application nothing or what is granted beside.
create procedure access.protect_for(target regclass, variadic roles text[])
language plpgsql as $$
declare
  name text;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_reads on %s to vigie_owner using (true) with check (true)', target);
  foreach name in array roles loop
    execute format('create policy %I on %s to %I using (true) with check (true)', name || '_works', target, name);
    execute format('grant select, insert, update, delete on %s to %I', target, name);
  end loop;
end $$;

call access.protect_for('access.account', 'vigie_auth', 'vigie_worker');
call access.protect_for('access.compartment', 'vigie_auth', 'vigie_worker');
call access.protect_for('access.membership', 'vigie_auth', 'vigie_worker');
call access.protect_for('access.barrier', 'vigie_auth', 'vigie_worker');
call access.protect_for('access.password', 'vigie_auth');
call access.protect_for('access.passkey', 'vigie_auth');
call access.protect_for('access.session', 'vigie_auth', 'vigie_worker');
call access.protect_for('access.api_token', 'vigie_auth');
call access.protect_for('access.invitation', 'vigie_auth');
call access.protect_for('access.challenge', 'vigie_auth');
call access.protect_for('access.attempt', 'vigie_auth');
call access.protect_for('access.context_key', variadic '{}'::text[]);

-- Members see the names of the people they share a compartment with, and their own compartments; nothing else.
create policy app_reads_colleagues on access.account for select to vigie_app
  using (id = (select access.viewer_id())
         or email = 'command-line@vigie.invalid'
         or exists (select from access.membership
                     where membership.account_id = account.id
                       and membership.compartment_id = any ((select access.readable_compartments())::uuid[])));
grant select (id, name, is_exercise) on access.account to vigie_app;

create policy app_reads_own on access.membership for select to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]));
grant select on access.membership to vigie_app;

create policy app_reads_own on access.compartment for select to vigie_app
  using (id = any ((select access.readable_compartments() || access.released_compartments())::uuid[]));
grant select on access.compartment to vigie_app;

grant usage on schema access to vigie_app, vigie_auth, vigie_worker;
revoke execute on all functions in schema access from public;
grant execute on function access.verified_context, access.viewer_id, access.readable_compartments, access.released_compartments, access.clearance
  to vigie_app;
