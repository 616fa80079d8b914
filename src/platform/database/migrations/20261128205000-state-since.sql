-- Since when a record is in its state. The last change is no answer: a classification that is raised or lowered changes the record too.

alter table record.head add column state_since timestamptz;
update record.head
   set state_since = coalesce(
         (select min(revision.at) from record.revision
           where revision.record_id = head.id
             and revision.version > coalesce((select max(before.version) from record.revision as before where before.record_id = head.id and before.state <> head.state), 0)),
         changed_at);
alter table record.head alter column state_since set not null;
