-- When a record becomes readable for the principals of its compartment: null never, `-infinity` at once, a moment at the end of an embargo.
alter table record.head add column released_from timestamptz;
alter table record.revision add column released_from timestamptz;
-- One table at a time, without the trigger that would announce every record to open pages.
alter table record.head disable trigger head_announced;
update record.head set released_from = '-infinity' where is_released;
alter table record.head enable trigger head_announced;
update record.revision set released_from = '-infinity' where is_released;

drop policy app_reads on record.head;
drop policy app_adds on record.head;
drop policy app_changes on record.head;
drop policy app_reads on record.revision;
drop policy app_adds on record.revision;
alter table record.head drop column is_released;
alter table record.revision drop column is_released;

do $$
declare
  may text := '(compartment_id = any ((select access.readable_compartments())::uuid[])
                or (released_from <= now() and compartment_id = any ((select access.released_compartments())::uuid[])))
               and label <= (select access.clearance())';
  target text;
begin
  foreach target in array array['record.head', 'record.revision'] loop
    execute format('create policy app_reads on %s for select to vigie_app using (%s)', target, may);
    execute format('create policy app_adds on %s for insert to vigie_app with check (%s)', target, may);
  end loop;
  execute format('create policy app_changes on record.head for update to vigie_app using (%s) with check (%s)', may, may);
end $$;

create or replace function record.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('vigie_live', new.compartment_id || ' ' || new.label || ' ' || new.kind || ' ' || new.id || ' ' || coalesce(new.released_from <= now(), false));
  return null;
end $$;
