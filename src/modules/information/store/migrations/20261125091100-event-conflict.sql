-- The latest events of a conflict, or of one of its dyads, without a look at all events.
create index event_conflict on information.event (conflict_name, date_from);
create index event_dyad on information.event (dyad_name, date_from);
