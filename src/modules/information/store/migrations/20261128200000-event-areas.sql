-- First-level areas as the data sets name them, beside sides, conflicts and dyads: "places of a country" needs no boundaries.

alter table information.event_name drop constraint event_name_part;
alter table information.event_name add constraint event_name_part check (part in ('side-a', 'side-b', 'conflict', 'dyad', 'area'));

insert into information.event_name (compartment_id, label, dataset, part, name, country_iso3, events, best)
select compartment_id, label, dataset, 'area', adm1, coalesce(country_iso3, ''), count(*), coalesce(sum(deaths_best), 0)
  from information.event where adm1 is not null
 group by compartment_id, label, dataset, adm1, coalesce(country_iso3, '');

-- The latest events of one area. Files without areas pay nothing for it.
create index event_area on information.event (country_iso3, adm1, date_from desc) where adm1 is not null;
