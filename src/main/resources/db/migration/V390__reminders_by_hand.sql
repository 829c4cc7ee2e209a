-- Which duty a reminder was about, so that "how often was this duty reminded, and when last" has an answer (X5).
alter table reminder add column obligation_id varchar(300);
update reminder set obligation_id = (select s.case_key || '/' || s.milestone from reminder_step s
  where s.task_id = reminder.task_id and s.step = reminder.step and s.milestone is not null);
create index reminder_of_obligation on reminder (obligation_id, reminded_at);

-- Why a reminder was made beside the ladder; null for the ladder's own.
alter table reminder add column asked_by varchar(64);
