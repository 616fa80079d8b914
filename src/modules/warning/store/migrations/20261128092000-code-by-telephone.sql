-- Who has a telephone in the register gets the code that opens the personal page by telephone: whoever reads the mailbox then holds
-- only half of what is needed. An addressee who has asked for the call waits for it.
alter table warning.receipt
  add column by_telephone boolean not null default false,
  add column code_wanted_at timestamptz;
