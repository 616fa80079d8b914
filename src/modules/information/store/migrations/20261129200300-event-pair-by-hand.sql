-- Two events that a person sets side by side, also of one data set, in which matching looks for no doubles. Nothing is computed of such a pair until a matching finds it too.
alter table information.event_pair add column suggested_by uuid references access.account;
alter table information.event_pair alter column probability drop not null, alter column bits drop not null;
alter table information.event_pair add constraint event_pair_found_or_suggested check (suggested_by is not null or (probability is not null and bits is not null));
grant insert on information.event_pair to vigie_app;
create policy app_adds on information.event_pair for insert to vigie_app
  with check (compartment_id = any ((select access.readable_compartments())::uuid[]) and label <= (select access.clearance()) and suggested_by = (select access.viewer_id()));
