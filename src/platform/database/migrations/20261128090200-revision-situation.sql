-- "As known on" asks which records named a situation on a day of the past, whatever they name today.
create index revision_situation on record.revision ((content ->> 'situationId'));
