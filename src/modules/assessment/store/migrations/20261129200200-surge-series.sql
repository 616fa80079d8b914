-- Unusual weeks of a kind of violence and of an actor, beside those of countries and areas. Empty text where a series is of no kind or actor: a key cannot hold null.
alter table assessment.surge_signal add column violence text collate "C" not null default '', add column actor text collate "C" not null default '';
alter table assessment.surge_signal drop constraint surge_signal_found_once;
alter table assessment.surge_signal add constraint surge_signal_found_once unique (compartment_id, dataset, country_iso3, area, violence, actor, kind, week);
-- A series is of one thing within its country.
alter table assessment.surge_signal add constraint surge_signal_of_one check ((area <> '')::int + (violence <> '')::int + (actor <> '')::int <= 1);
