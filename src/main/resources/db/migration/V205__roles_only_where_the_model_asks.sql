-- Only signatures change hands between editions; everywhere else the model names the role, and a role here would have no effect.
update edition_step set role = null, department_role = null where step not in ('assessment-signature', 'plan-signature');
