-- Events of published data sets: a named source's account each, in open data, never a finding of ours. They are many, arrive in
-- releases and are filtered on a map, so they have tables of their own beside the records that people write and judge with.

create schema information;

create table information.import_batch (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  format text not null,
  -- Without its path: a folder can carry the name of a person.
  file_name text not null,
  file_sha256 bytea not null,
  file_bytes bigint not null,
  release text not null,
  mapping jsonb,
  state text not null default 'running',
  requested_by uuid not null references access.account,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  -- The last row whose piece is committed: a later run of the same file goes on behind it.
  position bigint not null default 0,
  pieces integer not null default 0,
  read bigint not null default 0,
  stored bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  older bigint not null default 0,
  rejected bigint not null default 0,
  doubtful bigint not null default 0,
  refusal jsonb,
  constraint import_batch_state check (state in ('running', 'done', 'failed')),
  constraint import_batch_adds_up check (read = stored + updated + unchanged + older + rejected)
);
create index import_batch_recent on information.import_batch (started_at desc, id desc);
create index import_batch_open on information.import_batch (file_sha256) where state = 'running';

-- What was not stored and why; the sentence is made in the reader's language when it is read.
create table information.import_rejection (
  import_id uuid not null references information.import_batch,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  row_number bigint not null,
  ordinal smallint not null,
  column_name text not null,
  value text not null,
  code text not null,
  message_values jsonb not null,
  primary key (import_id, row_number, ordinal)
);

create table information.import_mapping (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  name text not null,
  mapping jsonb not null,
  changed_by uuid not null references access.account,
  changed_at timestamptz not null default now(),
  constraint import_mapping_name_key unique (compartment_id, name)
);

-- Names and codes are compared by their bytes ("C"): nobody reads them in the order of an index, and languages make it slow.
-- Without foreign keys to compartment and import: the import locks both rows itself, and checking each of a hundred thousand events
-- against the same two rows took a seventh of the time of an import.
create table information.event (
  id uuid primary key default gen_random_uuid(),
  compartment_id uuid not null,
  label smallint not null default 0,
  import_id uuid not null,
  imported_at timestamptz not null default now(),
  dataset text collate "C" not null,
  source_key text collate "C" not null,
  release text not null,
  -- The numbers in the release's name, so that 23.0.10 stands before 23.1; empty when the name has none.
  release_order integer[] not null,
  -- 0 for layouts that leave most of an event out (the 14-column extract), 1 for the publisher's own.
  richness smallint not null,
  relid text,
  date_from date not null,
  date_to date,
  date_precision text,
  edtf text not null,
  country_iso3 text collate "C",
  country_name text,
  adm1 text,
  adm2 text,
  where_description text,
  latitude double precision,
  longitude double precision,
  where_precision text collate "C",
  priogrid_cell integer,
  -- H3 cells of resolution 3 (about 12,000 square kilometres: the world map) and 5 (about 250).
  cell3 bigint,
  cell5 bigint,
  kind text collate "C",
  conflict_name text collate "C",
  dyad_name text collate "C",
  side_a text collate "C",
  side_b text collate "C",
  deaths_low integer,
  deaths_best integer,
  deaths_high integer,
  deaths_side_a integer,
  deaths_side_b integer,
  deaths_civilians integer,
  deaths_unknown integer,
  number_of_sources integer,
  source_headline text,
  source_article text,
  source_office text,
  source_date text,
  code_status text not null,
  candidate boolean not null,
  doubts text[] not null,
  language text not null,
  digest bytea not null,
  search tsvector not null,
  constraint event_source_key unique (compartment_id, dataset, source_key),
  constraint event_digest_length check (octet_length(digest) = 16)
);
-- Read backwards for the latest; events of one day are sorted by id then, which keeps the indexes half as large.
create index event_recent on information.event (date_from);
create index event_country on information.event (country_iso3, date_from);
create index event_side_a on information.event (side_a, date_from);
create index event_side_b on information.event (side_b, date_from);
create index event_candidate on information.event (date_from) where candidate;
create index event_where_precision on information.event (where_precision, date_from) where where_precision is not null;
create index event_deaths on information.event (deaths_best);
create index event_cell3 on information.event (cell3);
create index event_search on information.event using gin (search);

-- What another release says: what was said before a newer one replaced it, and what an older or thinner file says beside it.
create table information.event_version (
  id uuid primary key default gen_random_uuid(),
  event_id uuid not null references information.event,
  compartment_id uuid not null references access.compartment,
  label smallint not null default 0,
  release text not null,
  digest bytea not null,
  content jsonb not null,
  import_id uuid not null references information.import_batch,
  kept_at timestamptz not null default now(),
  -- Null for what was never the stored account, because a newer one was known already.
  replaced_at timestamptz,
  constraint event_version_said_once unique (event_id, release, digest)
);

-- Sums by place, month and kind, kept in the transaction that changes the events, so that a map of a million events is the sum of
-- a few thousand rows. Empty text and 0 stand for "the source does not say", because a key cannot hold null.
create table information.event_sum (
  compartment_id uuid not null,
  label smallint not null default 0,
  dataset text collate "C" not null,
  country_iso3 text collate "C" not null,
  cell3 bigint not null,
  month date not null,
  kind text collate "C" not null,
  events bigint not null,
  -- Events without a best estimate: their dead are in no sum.
  uncounted bigint not null,
  low bigint not null,
  best bigint not null,
  high bigint not null,
  primary key (country_iso3, month, cell3, kind, dataset, compartment_id, label)
);
-- The same by year, for the map of the world: a quarter of the rows.
create table information.event_year_sum (
  compartment_id uuid not null,
  label smallint not null default 0,
  dataset text collate "C" not null,
  country_iso3 text collate "C" not null,
  cell3 bigint not null,
  month date not null,
  kind text collate "C" not null,
  events bigint not null,
  uncounted bigint not null,
  low bigint not null,
  best bigint not null,
  high bigint not null,
  primary key (country_iso3, month, cell3, kind, dataset, compartment_id, label),
  constraint event_year_sum_month check (extract(month from month) = 1 and extract(day from month) = 1)
);
create index event_sum_empty on information.event_sum (events) where events = 0;
create index event_year_sum_empty on information.event_year_sum (events) where events = 0;

-- Names of sides, conflicts and dyads with the countries they occur in, for filters and for "actors of a country".
create table information.event_name (
  compartment_id uuid not null,
  label smallint not null default 0,
  dataset text collate "C" not null,
  part text collate "C" not null,
  name text collate "C" not null,
  country_iso3 text collate "C" not null,
  events bigint not null,
  best bigint not null,
  primary key (country_iso3, part, name, dataset, compartment_id, label),
  constraint event_name_part check (part in ('side-a', 'side-b', 'conflict', 'dyad'))
);
create index event_name_empty on information.event_name (events) where events = 0;

call access.protect_compartmented('information.import_batch', false, false);
call access.protect_compartmented('information.import_rejection', false, false);
call access.protect_compartmented('information.import_mapping', true, false);
call access.protect_compartmented('information.event', false, false);
call access.protect_compartmented('information.event_version', false, false);
call access.protect_compartmented('information.event_sum', false, false);
call access.protect_compartmented('information.event_year_sum', false, false);
call access.protect_compartmented('information.event_name', false, false);

-- Events come in through imports only, which the worker does after asking who wanted them: requests of people read.
do $$
declare
  target text;
begin
  foreach target in array array['import_batch', 'import_rejection', 'event', 'event_version', 'event_sum', 'event_year_sum', 'event_name'] loop
    execute format('drop policy app_adds on information.%I', target);
    execute format('revoke insert on information.%I from vigie_app', target);
  end loop;
end $$;

-- Rows on their way from a file into the events, empty between two pieces. PostgreSQL refuses COPY into a table with row-level
-- security, so this one has none; instead nobody but the worker has any right on it. Unlogged: after a crash a piece starts anew.
create unlogged table information.event_staging (like information.event);
alter table information.event_staging
  drop column id, drop column compartment_id, drop column label, drop column import_id, drop column imported_at, drop column search,
  add column pairs text,
  add column verdict text not null default 'stored',
  add column event_id uuid;
grant select, insert, update, truncate on information.event_staging to vigie_worker;

-- Events with these words that the caller may see, at most so many. The operator @@ may not look at rows before row-level security
-- has (it is not leakproof), so under it the index on words cannot be used; this function asks the same two questions itself.
-- The words are planned for each time: those in most events are found soonest without the index.
create function information.find_events(words tsquery, most integer) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, information as $$
begin
  return query execute
    'select id from information.event
      where search @@ $1
        and compartment_id = any ((select access.readable_compartments())::uuid[])
        and label <= (select access.clearance())
      limit $2' using words, most;
end $$;

-- Fresh statistics after an import; only an owner may make them.
create function information.analyse_events() returns void
language plpgsql security definer set search_path = pg_catalog, information as $$
begin
  analyze information.event, information.event_sum, information.event_year_sum, information.event_name;
end $$;

revoke execute on function information.find_events, information.analyse_events from public;
grant execute on function information.find_events to vigie_app;
grant execute on function information.analyse_events to vigie_worker;
grant usage on schema information to vigie_app, vigie_worker;
