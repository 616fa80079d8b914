-- Events that people decided to be one, in groups, so that whatever counts events can count each once. Kept by the database in the transaction of the
-- decision: the decisions are the truth, and this table is what they come to. It can be made anew from them at any time.

-- What is one differs with how far a reader sees: a pair with an event above them does not exist for them, nor what hangs together through it alone. So each
-- group stands once for every clearance, and `label` is the clearance of the readers whom the row is for.
create table information.event_cluster (
  event_id uuid not null references information.event,
  label smallint not null,
  compartment_id uuid not null references access.compartment,
  -- The lowest id of its events.
  cluster_id uuid not null,
  -- The highest label of anything that joins them: a number made with the group tells of that.
  rests_on smallint not null,
  -- Somebody decided that two of them are different: the decisions cannot all be right, and none of them joins until one is taken back.
  contested boolean not null,
  primary key (event_id, label)
);
create index event_cluster_together on information.event_cluster (cluster_id, label);
call access.protect_compartmented('information.event_cluster', false, false);
drop policy app_adds on information.event_cluster;
revoke insert on information.event_cluster from vigie_app;

-- Events of which somebody cleared so far decided this about the given one, each with the highest label of what was needed to know it.
create function information.decided_with(event uuid, clearance smallint, wanted text) returns table (event_id uuid, rests_on smallint)
language sql stable set search_path = pg_catalog, information as $$
  select other.id, greatest(pair.label, own.label, other.label, standing.label)
    from (select id, label, one_id as own_id, other_id from information.event_pair where one_id = $1
           union all
          select id, label, other_id, one_id from information.event_pair where other_id = $1) as pair
    join information.event as own on own.id = pair.own_id
    join information.event as other on other.id = pair.other_id
   cross join lateral (
         select verdict, label from information.event_pair_decision
          where pair_id = pair.id and label <= $2 order by ordinal desc limit 1) as standing
   where standing.verdict = $3 and greatest(pair.label, own.label, other.label) <= $2
$$;

-- All events that hang together with these by decisions "same".
create function information.same_as(events uuid[], clearance smallint) returns uuid[]
language sql stable set search_path = pg_catalog, information as $$
  with recursive reached (id) as (
    select unnest($1)
    union
    select same.event_id from reached cross join lateral information.decided_with(reached.id, $2, 'same') as same)
  select array_agg(id order by id) from reached
$$;

-- Groups the given events anew, and all that they hung together with before or do now. One after the other: of two decisions at once neither would see
-- the other's.
create function information.settle_events(events uuid[]) returns void
language plpgsql set search_path = pg_catalog, information as $$
declare
  reader smallint;
  waiting uuid[];
  joined uuid[];
begin
  perform pg_advisory_xact_lock(hashtextextended('information.event_cluster', 0));
  foreach reader in array array[0, 1, 2]::smallint[] loop
    select information.same_as(events || coalesce(array_agg(mate.event_id), '{}'), reader) into waiting
      from information.event_cluster as own
      join information.event_cluster as mate on mate.cluster_id = own.cluster_id and mate.label = own.label
     where own.event_id = any (events) and own.label = reader;
    delete from information.event_cluster where event_id = any (waiting) and label = reader;
    while cardinality(waiting) > 0 loop
      joined := information.same_as(waiting[1:1], reader);
      insert into information.event_cluster (event_id, label, compartment_id, cluster_id, rests_on, contested)
      select event.id, reader, event.compartment_id, joined[1],
             (select max(rests_on) from unnest(joined) as member (id), information.decided_with(member.id, reader, 'same')),
             exists (select from unnest(joined) as member (id), information.decided_with(member.id, reader, 'different') as apart where apart.event_id = any (joined))
        from information.event where event.id = any (joined) and cardinality(joined) > 1;
      select coalesce(array_agg(id), '{}') into waiting from unnest(waiting) as id where id <> all (joined);
    end loop;
  end loop;
end $$;

-- What the database does by itself after a change, with its owner's rights: whoever decides about a pair does not see what somebody cleared higher decided, and may
-- change no group. Fresh statistics after an import are here too, because functions with such rights are few (S13).
create function information.follow_up() returns trigger
language plpgsql security definer set search_path = pg_catalog, information as $$
begin
  if tg_table_name = 'event_pair_decision' then
    perform information.settle_events(array[one_id, other_id]) from information.event_pair where id = coalesce(new.pair_id, old.pair_id);
  elsif tg_table_name = 'event' then
    perform information.settle_events(array[new.id]);
  else
    analyze information.event, information.event_sum, information.event_year_sum, information.event_name, information.event_cluster;
  end if;
  return null;
end $$;
create trigger event_pair_decision_followed after insert or delete on information.event_pair_decision for each row execute function information.follow_up();
-- An event that is classified higher, or lower, is one with others for other readers.
create trigger event_label_followed after update of label on information.event for each row when (old.label <> new.label) execute function information.follow_up();

alter table information.import_batch add column analysed_at timestamptz;
create trigger import_batch_followed after update of analysed_at on information.import_batch for each row execute function information.follow_up();
drop function information.analyse_events;

revoke execute on function information.decided_with, information.same_as, information.settle_events, information.follow_up from public;

select information.settle_events(array[pair.one_id, pair.other_id])
  from information.event_pair as pair where exists (select from information.event_pair_decision where pair_id = pair.id);
