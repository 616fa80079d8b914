-- Which edition of the method a signal was found by. Of those from before it is not known, and nothing is put in its place.

alter table assessment.surge_signal add column model_version text;
