-- Who asked for the recovery key, when and why. Opening it takes three custodians, so asking is not yet opening.

create table protection.recovery (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  label smallint not null default 1,
  asked_by uuid not null references access.account,
  asked_at timestamptz not null,
  reason text not null
);
call access.protect_compartmented('protection.recovery', false, false);
revoke insert on protection.recovery from vigie_app;
