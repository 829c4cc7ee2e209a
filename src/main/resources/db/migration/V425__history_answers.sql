-- How often each answer was given, for the files in Touchpoints' layout, which give five-point answers as 1 to 5. Null until the files are imported again.
alter table history_figure add column answer_1 bigint;
alter table history_figure add column answer_2 bigint;
alter table history_figure add column answer_3 bigint;
alter table history_figure add column answer_4 bigint;
alter table history_figure add column answer_5 bigint;

-- Which of our rules read the files: the same files again are read anew once a rule has changed.
alter table history_import add column reading integer default 1 not null;
