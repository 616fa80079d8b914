-- The reason of every change of access stays, beside what it changed. The ledger holds who, when and what, never the words.

alter table access.membership
  add column ended_at timestamptz,
  add column ended_by uuid references access.account,
  add column ended_reason text,
  -- The end that had been set before it was ended early.
  add column planned_until timestamptz,
  add constraint membership_ends_with_reason check ((ended_at is null) = (ended_reason is null));

-- Changes that have no row of their own: a closed account, a new personal link, the nationalities noted.
create table access.account_change (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references access.account,
  event text not null,
  reason text not null,
  -- Nationalities before and after; empty for the other changes.
  before text[] not null default '{}',
  after text[] not null default '{}',
  changed_by uuid not null references access.account,
  changed_at timestamptz not null
);
create index account_change_account on access.account_change (account_id, changed_at);
call access.protect_for('access.account_change', 'vigie_auth');
revoke update, delete on access.account_change from vigie_auth;
