-- The events with these words that the caller may see, latest first; null where more than `most` have the words. The operator @@
-- may not look at rows before row-level security has (it is not leakproof), so under it the index on words cannot be used; this
-- function asks the same two questions itself.
--
-- Where the planner expects far too many, nothing is looked up: building the answer of a common word only to count it took 40 ms.
-- Its estimate counts a word once for each of the six languages it is looked for in, hence the six. The estimate covers events the
-- caller may not see and so stays in here. Volatile only because PostgreSQL allows EXPLAIN in no other function.
drop function information.find_events(tsquery, integer);
create function information.find_events(words tsquery, most integer) returns uuid[]
language plpgsql volatile security definer set search_path = pg_catalog, information as $$
declare
  plan json;
  found uuid[];
begin
  execute 'explain (format json) select from information.event where search @@ $1' into plan using words;
  if (plan -> 0 -> 'Plan' ->> 'Plan Rows')::numeric > 6 * most then
    return null;
  end if;
  -- The words are planned for each time: those in most events are counted soonest without the index.
  execute '
    with found as materialized (
      select id, date_from
        from information.event
       where search @@ $1
         and compartment_id = any ((select access.readable_compartments())::uuid[])
         and label <= (select access.clearance())
       limit $2 + 1
    )
    select case when count(*) <= $2 then coalesce(array_agg(id order by date_from desc, id desc), ''{}'') end from found'
    into found using words, most;
  return found;
end $$;
revoke execute on function information.find_events from public;
grant execute on function information.find_events to vigie_app;
