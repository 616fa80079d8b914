-- That something was deleted whose remains still lie in the files of the tables (S36). One row, until they were written anew.
create table protection.shredding (
  is_one boolean primary key default true check (is_one),
  asked_at timestamptz not null default clock_timestamp()
);
call access.protect_for('protection.shredding', 'vigie_worker');
grant select, insert, update, delete on protection.shredding to vigie_worker;
