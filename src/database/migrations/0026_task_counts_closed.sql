-- The count of a unit's tasks in a period, kept as it was when somebody closed it. Opened again, the row stays.
CREATE TABLE task_count_closed (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id     int NOT NULL REFERENCES unit,
  period      text NOT NULL,
  form        jsonb NOT NULL,
  by          text NOT NULL,
  at          timestamptz NOT NULL,
  opened_by   text,
  opened_at   timestamptz,
  why_opened  text
);
CREATE UNIQUE INDEX task_count_closed_once ON task_count_closed (unit_id, period) WHERE opened_at IS NULL;
