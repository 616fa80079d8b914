-- A request to lower a classification, and what was decided of it, changes what waits on open screens, though not the record itself.

create function record.announce_lowering() returns trigger language plpgsql as $$
begin
  perform pg_notify('vigie_live', new.compartment_id || ' ' || new.label || ' ' || head.kind || ' ' || head.id || ' false')
     from record.head where head.id = new.record_id;
  return null;
end $$;
create trigger lowering_announced after insert or update on record.lowering for each row execute function record.announce_lowering();
