-- Administrative areas of the first and second level: published reference data without a compartment, which everybody who is signed
-- in reads and only imports write.

create schema geography;

create table geography.area (
  id uuid primary key default gen_random_uuid(),
  country_iso3 text not null,
  level smallint not null,
  pcode text not null,
  parent_pcode text,
  -- By language; `und` where the publisher does not say which one it is.
  names jsonb not null,
  aliases text[] not null,
  -- GeoJSON as it was read: what publishers drew is kept to the last digit, so json and not jsonb.
  geometry json not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  -- A day on which this edition held; null where neither the file nor the person who imported it said one.
  valid_on date,
  -- The file it came from, without its path.
  source text not null,
  -- Of all that the file says about the area: equal digests mean that a second import says nothing new.
  digest bytea not null,
  stored_at timestamptz not null default now(),
  -- The last import that contained it, whether or not it changed anything.
  imported_at timestamptz not null default now(),
  constraint area_edition_key unique nulls not distinct (country_iso3, pcode, valid_on),
  constraint area_level check (level in (1, 2)),
  constraint area_parent check ((level = 1) = (parent_pcode is null)),
  constraint area_digest_length check (octet_length(digest) = 32)
);
create index area_box on geography.area (south, north, west, east);

call access.protect_for('geography.area', 'vigie_worker');
create policy app_reads on geography.area for select to vigie_app using ((select access.viewer_id()) is not null);
grant select on geography.area to vigie_app;

-- Of each country and level the one edition that is shown: P-codes before identifiers of other publishers, because records name
-- places by P-codes; then the later day of validity; then the last import.
create view geography.current_area with (security_invoker = true) as
  with edition as (
    select country_iso3, level, valid_on, source, bool_and(pcode ~ '^[A-Z]{2}[0-9]+$') as has_pcodes, max(imported_at) as imported_at
      from geography.area group by country_iso3, level, valid_on, source
  ), current as (
    select distinct on (country_iso3, level) country_iso3, level, valid_on, source
      from edition order by country_iso3, level, has_pcodes desc, valid_on desc nulls last, imported_at desc, source
  )
  select area.*
    from geography.area
    join current
      on current.country_iso3 = area.country_iso3 and current.level = area.level
     and current.valid_on is not distinct from area.valid_on and current.source = area.source;
grant select on geography.current_area to vigie_app, vigie_worker;

grant usage on schema geography to vigie_app, vigie_worker;
