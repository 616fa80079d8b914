-- A request to lower a classification is for those who read the record: it would tell the others that the record is there.
create policy app_reads_readers on record.lowering as restrictive for select to vigie_app using (not record.is_withheld(record_id));

do $$
declare
  of_mine text := 'compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())
                   and exists (select from record.head where head.id = lowering.record_id)';
begin
  execute format('create policy app_reads_narrow on record.lowering for select to vigie_app using (%s)', of_mine);
  execute format('create policy app_adds_narrow on record.lowering for insert to vigie_app with check (%s)', of_mine);
  execute format('create policy app_changes_narrow on record.lowering for update to vigie_app using (%s) with check (%s)', of_mine, of_mine);
end $$;
