-- What a record can be filtered by beside its words: one row per record of a kind that tells of a happening, written with it and
-- protected like it. Rows of records that were there before are filled in when the server starts, by the code that writes all others.
create table record.facet (
  record_id uuid primary key,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  -- The days on which it can have happened: several ranges where accounts differ, open where a date is. Null when nobody says.
  occurred datemultirange,
  countries text[] not null,
  pcodes text[] not null,
  -- Cells of the hexagonal grid H3 of the first place that has a point: 3 for the world map, 5 inside a cell of it.
  cell3 bigint,
  cell5 bigint,
  types text[] not null,
  actor_ids uuid[] not null,
  actor_names text[] not null,
  actor_sounds text[] not null,
  reliability text,
  credibility text,
  constraint facet_label_range check (label between 0 and 2),
  constraint facet_days_not_empty check (occurred <> '{}')
);
-- No index on what is asked for: operators on ranges, arrays and spellings may not look at a row before row-level security has
-- (they are not leakproof), so under it none would be used.
create index facet_compartment on record.facet (compartment_id);
call access.protect_compartmented('record.facet', true, false);
