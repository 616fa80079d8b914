-- The deadliest of a country without a look at those of other countries: by date, the walk went through most of the country.
drop index information.event_deaths;
create index event_deaths on information.event (deaths_best, country_iso3);

-- The map of one kind from the index alone, in the order of its cells. Row-level security hides the label behind a subquery, for which
-- PostgreSQL expects a third of the rows; expecting so few it fetched twenty thousand one by one through the primary key.
create index event_year_sum_kind on information.event_year_sum (kind, cell3) include (events, best, compartment_id, label);
