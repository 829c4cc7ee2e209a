-- The seeds hold designations and clearances that are made up, for the demonstration. A production database starts without
-- them. Once a cycle was opened nothing is removed here: duties may hang on them, and OMB and the agencies end them.
delete from survey_clearance where demo and not exists (select 1 from cycle);
delete from designation where demo and not exists (select 1 from cycle);
delete from umbrella_clearance where demo and not exists (select 1 from cycle);
