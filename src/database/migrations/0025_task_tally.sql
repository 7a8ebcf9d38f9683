-- How many pieces of a task stand alike: on each day, what changes of it. Kept with the stages and always what they add up to,
-- so that a count of a whole country need not go through every piece.
CREATE TABLE task_tally (
  task_id      int NOT NULL REFERENCES task,
  period       text NOT NULL,
  role         text NOT NULL,
  began        date NOT NULL,
  due          date,
  extended     boolean NOT NULL,
  finished_on  date,
  quality      numeric,
  excused_to   date,
  gone_on      date,
  day          date NOT NULL,
  pieces       int NOT NULL,
  -- How far they are together, in per cent.
  percent      numeric NOT NULL
);
CREATE INDEX task_tally_task ON task_tally (task_id, period, day);
INSERT INTO task_tally
SELECT
  task_id, period, role, began, due, extensions > 0, finished_on, quality, excused_to, gone_on, edge.day, sum(edge.sign),
  sum(edge.sign * CASE WHEN finished_on IS NULL THEN coalesce(percent, 0) ELSE 100 END)
FROM task_stage
CROSS JOIN LATERAL (VALUES (from_day, 1), (until_day, -1)) AS edge (day, sign)
WHERE edge.day < 'infinity'
GROUP BY task_id, period, role, began, due, extensions > 0, finished_on, quality, excused_to, gone_on, edge.day;
-- The parts of a task.
CREATE INDEX task_parent ON task (parent_id);
