-- The day a submission came to where it is, so that what was written about it can be let go some time after its end.

alter table protection.sealed_submission add column status_on date;
update protection.sealed_submission set status_on = filed_on;
grant update (status_on) on protection.sealed_submission to vigie_app;
