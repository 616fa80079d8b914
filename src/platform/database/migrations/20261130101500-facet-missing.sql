-- What a record leaves unsaid of what its readers need to know, as words of its kind. The rows that are there know nothing of it: they are
-- made anew when the server starts, by the code that writes all others, as when facets were new.
truncate record.facet;
alter table record.facet add column missing text[] not null;
