-- The source learns that somebody replied to what was done, and nothing of what the reply says.
alter table protection.sealed_submission drop constraint sealed_submission_status;
alter table protection.sealed_submission add constraint sealed_submission_status check (status in ('received', 'under-review', 'acted', 'reply-exists', 'not-acted', 'deleted'));
