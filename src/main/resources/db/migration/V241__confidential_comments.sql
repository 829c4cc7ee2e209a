-- What was said in a step whose comments are for the people of the case only (D7).
alter table case_decision add column confidential boolean default false not null;
