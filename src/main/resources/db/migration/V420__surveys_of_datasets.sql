-- On which scale the survey was cleared (F2p); null for approvals from before it was kept.
alter table survey_clearance add column scale varchar(20);

-- Under which cleared survey the answers were collected, and who says which ratings count; null for files from before both were kept.
alter table dataset add column clearance_id bigint;
alter table dataset add column threshold_source varchar(20) check (threshold_source in ('survey', 'guideline', 'edition'));
alter table dataset add column guideline_id bigint;

-- Which ratings are affirmative is OMB's decision for the survey, or else the survey guidelines' (F2d, L8); nobody ever wrote here.
drop table trust_threshold;
