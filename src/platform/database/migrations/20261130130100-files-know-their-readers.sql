-- A file is for whoever may read a record on which it hangs, in any of its versions, and for nobody beside them; until it hangs on one it is for whoever added
-- it. To everybody else it does not exist, in the ledger as well.

alter table attachment.file add column hangs_on uuid[] not null default '{}';

update attachment.file set hangs_on = hung.records
  from (select (one ->> 'fileId')::uuid as file_id, array_agg(distinct record_id) as records
          from record.revision cross join lateral jsonb_array_elements(content -> 'attachments') as one
         where jsonb_typeof(content -> 'attachments') = 'array'
         group by 1) as hung
 where hung.file_id = file.id;

alter policy app_reads on attachment.file
  using (label <= (select access.clearance())
         and case when hangs_on = '{}' then added_by = (select access.viewer_id()) and compartment_id = any ((select access.readable_compartments())::uuid[])
                  else exists (select from record.head where head.id = any (file.hangs_on)) end);
grant update (hangs_on) on attachment.file to vigie_app;

create function attachment.only_hang() returns trigger language plpgsql as $$
begin
  raise exception 'a file goes on hanging where it hung' using errcode = 'check_violation';
end $$;
create trigger file_hangs_on_more before update of hangs_on on attachment.file
  for each row when (not new.hangs_on @> old.hangs_on) execute function attachment.only_hang();

-- With the link that a record makes to it, whoever makes it: no way of writing records can forget to say so.
create function attachment.hang() returns trigger language plpgsql as $$
begin
  update attachment.file set hangs_on = hangs_on || new.from_id where id = new.to_id and not hangs_on @> array[new.from_id];
  return null;
end $$;
create trigger link_hangs_file after insert on record.link for each row when (new.link = 'attachment') execute function attachment.hang();

create or replace function record.is_withheld(record uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, record, access as $$
  select exists (
    select from record.head
     where head.id = $1 and head.readers is not null
       and not (access.viewer_id() = any (head.authors || head.named)
                or exists (select from unnest(head.readers) as reader where head.compartment_id || ' ' || reader = any (access.held_roles()))))
  or exists (
    select from attachment.file
     where file.id = $1
       and case when file.hangs_on = '{}' then file.added_by is distinct from access.viewer_id()
                else not exists (select from unnest(file.hangs_on) as one where not record.is_withheld(one)) end)
$$;
