-- A pair that a later matching of the same events did not find again leaves the queue, unless somebody decided about it; it stays readable, and comes back when it is found again.
alter table information.event_pair add column lost_at timestamptz;
