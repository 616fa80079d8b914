-- Whoever publishes reads of an office the records that name the role, like whoever looks after its people (see rules/reading-roles.ts).
create or replace function access.narrow_compartments() returns uuid[]
language plpgsql stable parallel restricted set search_path = pg_catalog, access as $$
declare
  offices uuid[] := array(select split_part(held, ' ', 1) from unnest(access.held_roles()) as held where split_part(held, ' ', 2) in ('protectionOfficer', 'publisher'));
begin
  if offices = '{}' then
    return offices;
  end if;
  return array(select office from unnest(offices) as office where office <> all (access.barred_compartments()));
end $$;
