-- Letters are counted per addressee and year, all types together and all offices together, in the order of sending.

create schema if not exists protection;

create table protection.letter_number (
  addressee text not null,
  year integer not null,
  last integer not null,
  primary key (addressee, year),
  constraint letter_number_addressee check (addressee ~ '^[A-Z]{3}$')
);
alter table protection.letter_number enable row level security;
alter table protection.letter_number force row level security;
-- It belongs to no office: whoever is signed in may take the next number when a letter of theirs is sent. It holds counts alone, and no route reads it.
create policy app_counts on protection.letter_number to vigie_app using ((select access.viewer_id()) is not null) with check ((select access.viewer_id()) is not null);
create policy worker_counts on protection.letter_number to vigie_worker using (true) with check (true);
create policy owner_reads on protection.letter_number to vigie_owner using (true) with check (true);
grant select, insert, update on protection.letter_number to vigie_app, vigie_worker;

-- Type, addressee, year and number of a letter that was sent, each for itself.
create table protection.sent_letter (
  communication_id uuid primary key references record.head,
  compartment_id uuid not null references access.compartment,
  label smallint not null,
  type text not null,
  addressee text not null,
  year integer not null,
  number integer not null,
  transmitted_at timestamptz not null,
  constraint sent_letter_number unique (addressee, year, number),
  constraint sent_letter_type check (type in ('UA', 'AL', 'OL'))
);
call access.protect_compartmented('protection.sent_letter', true, false);

grant usage on schema protection to vigie_app, vigie_worker;
