-- Which edition of the method a pair was found by. Of those from before it is not known until they are found again; those that people set side by side were found by none.

alter table information.event_pair add column model_version text;
