-- Whoever reads of an office only what names their role (access.narrow_compartments) also reads what names them themselves.
do $$
declare
  reach text := 'compartment_id = any ((select access.narrow_compartments())::uuid[]) and label <= (select access.clearance())';
  by_role text := 'exists (select from unnest(readers) as reader where compartment_id || '' '' || reader = any ((select access.held_roles())::text[]))';
  head text := format('%s and (%s or access.viewer_id() = any (named))', reach, by_role);
  revision text := format('%s and (%s or exists (select from record.head where head.id = revision.record_id and access.viewer_id() = any (head.named)))', reach, by_role);
begin
  execute format('alter policy app_reads_narrow on record.head using (%s)', head);
  execute format('alter policy app_adds_narrow on record.head with check (%s)', head);
  execute format('alter policy app_changes_narrow on record.head using (%s) with check (%s)', head, head);
  execute format('alter policy app_reads_narrow on record.revision using (%s)', revision);
  execute format('alter policy app_adds_narrow on record.revision with check (%s)', revision);
end $$;
