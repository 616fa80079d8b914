-- Which confidential titles a list, a search or Watch showed somebody: one entry for the answer, and beside it the records' ids, whose
-- digest the entry holds. Never a title. Entries of lists belong to no compartment: auditors see them, and they do not fill members' ledger.

create table ledger.titles_shown (
  entry_id uuid primary key references ledger.entry,
  actor_id uuid not null,
  record_ids uuid[] not null,
  constraint titles_shown_some check (cardinality(record_ids) > 0)
);
call access.protect_for('ledger.titles_shown', 'vigie_worker');
create policy app_adds on ledger.titles_shown for insert to vigie_app with check (actor_id = (select access.viewer_id()));
grant insert on ledger.titles_shown to vigie_app;
