-- A letter may be published by somebody who is a publisher and nothing else.
do $$
declare
  may text := 'compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())';
  target text;
begin
  foreach target in array array['protection.register_entry', 'protection.register_reply'] loop
    execute format('create policy app_reads_narrow on %s for select to vigie_app using (%s)', target, may);
    execute format('create policy app_adds_narrow on %s for insert to vigie_app with check (%s)', target, may);
    execute format('create policy app_changes_narrow on %s for update to vigie_app using (%s) with check (%s)', target, may, may);
  end loop;
  execute format('create policy app_reads_narrow on protection.sent_letter for select to vigie_app using (%s)', may);
end $$;
