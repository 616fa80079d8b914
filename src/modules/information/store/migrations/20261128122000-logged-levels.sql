-- Situations of concern level 3 and 4 are read on record (domain 1.7); those that stand at one already begin here, the others with their step.

update record.head set logs_reading = true where kind = 'information.situation' and content ->> 'concernLevel' in ('3', '4');
