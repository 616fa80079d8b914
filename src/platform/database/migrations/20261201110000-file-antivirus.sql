-- What a virus scanner said of a file when it was added, or why none looked. Of the files of before nothing looked at any.

alter table attachment.file add column antivirus jsonb not null default '{"state": "not-looked", "why": "no-scanner"}';
alter table attachment.file alter column antivirus drop default;
alter table attachment.file add constraint file_antivirus_says check (antivirus ->> 'state' in ('clean', 'not-looked'));
