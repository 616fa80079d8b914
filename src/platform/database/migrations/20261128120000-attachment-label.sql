-- A file is classified no lower than the record it is attached to: attaching it raises its label, and nothing lowers it.

create policy app_raises on attachment.file for update to vigie_app
  using (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()))
  with check (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()));
grant update (label) on attachment.file to vigie_app;

create function attachment.only_raise() returns trigger language plpgsql as $$
begin
  raise exception 'the label of a file is never lowered' using errcode = 'check_violation';
end $$;
create trigger file_label_only_rises before update of label on attachment.file
  for each row when (new.label < old.label) execute function attachment.only_raise();
