-- The recommendations of a visit are asked for by the visit: on its page, for its file and before it is followed up.
create index head_recommendation on record.head ((content ->> 'visitId')) where kind = 'protection.recommendation';
