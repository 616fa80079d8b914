-- People of an exercise that was removed stay for the ledger, which names them by their ids, and are nobody any administrator looks after.

alter table access.account add column removed_with_exercise boolean not null default false;
comment on column access.account.removed_with_exercise is 'Invented, closed for good, and in no list of people.';
update access.account
   set removed_with_exercise = true, is_exercise = true
 where email like '%@exercise.invalid' and disabled_at is not null and not is_exercise;
