-- At which point of a journey people are asked, in the words of each edition (N3). What was reported before keeps its code.
insert into edition_code (edition, list, position, code, label, hint) values
  ('2019', 'point-in-time', 1, 'transaction', 'Transaction', null),
  ('2019', 'point-in-time', 2, 'journey', 'Journey', null),
  ('2019', 'point-in-time', 3, 'relationship', 'Relationship', null),
  ('2020', 'point-in-time', 1, 'transaction', 'Transaction', null),
  ('2020', 'point-in-time', 2, 'journey', 'Journey', null),
  ('2020', 'point-in-time', 3, 'relationship', 'Relationship', null),
  ('2023', 'point-in-time', 1, 'post_interaction', 'Post-interaction', null),
  ('2023', 'point-in-time', 2, 'post_service_journey', 'Post-service journey', null),
  ('2023', 'point-in-time', 3, 'relational', 'Relational', null),
  ('FY2026', 'point-in-time', 1, 'post_interaction', 'Post-interaction', null),
  ('FY2026', 'point-in-time', 2, 'post_service_journey', 'Post-service journey', null),
  ('FY2026', 'point-in-time', 3, 'relational', 'Relational', null);
