-- By which rule the words of a record were made findable. Records saved under an older one are brought up to date at the next start.

alter table record.head add column search_rule smallint not null default 0;
create index head_to_index on record.head (id) where search_rule < 1;
