-- Which edition of the method an estimate was computed by. Those from before are of the first.

alter table assessment.undercount_estimate add column model_version text not null default '1';
