-- Records whose every reading is an entry in the ledger, whatever their label, and so is the reading of what belongs to them.

alter table record.head add column logs_reading boolean not null default false;

-- Asked for a record and its situation. A principal who reads what was released is logged too, and does not see the situation itself:
-- therefore with the rights of the owner, and with nothing but a yes or no.
create function record.logs_reading(ids uuid[]) returns boolean
language sql stable security definer set search_path = pg_catalog, record as $$
  select exists (select from record.head where head.id = any (ids) and head.logs_reading)
$$;
revoke all on function record.logs_reading(uuid[]) from public;
grant execute on function record.logs_reading(uuid[]) to vigie_app, vigie_worker;
