-- Tasks, what happened to them, and how each unit's piece stands from which day on.
CREATE TABLE task (
  id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code            text NOT NULL UNIQUE,
  title           text NOT NULL,
  product         text NOT NULL,
  document        text NOT NULL,
  assigned_by_id  int NOT NULL REFERENCES unit,
  in_charge       text NOT NULL,
  leads           text[] NOT NULL,
  cooperating     text[] NOT NULL,
  assigned        date NOT NULL,
  due             text,
  coop_due        text,
  field           text NOT NULL,
  weight          numeric NOT NULL,
  parent_id       int REFERENCES task,
  target_id       int REFERENCES target,
  accept          boolean NOT NULL,
  recurs          text,
  until           date,
  illustrative    boolean NOT NULL,
  sort            int NOT NULL
);

-- The truth: all else is a replay of it. An occurrence of a recurring task is told by its period, any other task by ''.
CREATE TABLE task_event (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id  int NOT NULL REFERENCES task,
  period   text NOT NULL,
  unit_id  int REFERENCES unit,
  date     date NOT NULL,
  event    text NOT NULL,
  amount   text,
  text     text NOT NULL,
  -- Among events of one day.
  sort     bigint NOT NULL,
  by       text NOT NULL,
  at       timestamptz NOT NULL
);
CREATE INDEX task_event_task ON task_event (task_id, period, date, sort);
-- Two equal ones are one.
CREATE UNIQUE INDEX task_event_once
  ON task_event (task_id, period, coalesce(unit_id, 0), date, event, coalesce(amount, ''), md5(text));
CREATE SEQUENCE task_event_sort OWNED BY task_event.sort;

-- What is known of a piece from one day to the day before another: kept, and always what a replay gives.
CREATE TABLE task_stage (
  task_id      int NOT NULL REFERENCES task,
  period       text NOT NULL,
  unit_id      int NOT NULL REFERENCES unit,
  role         text NOT NULL,
  from_day     date NOT NULL,
  -- The first day on which something else is known.
  until_day    date NOT NULL,
  place        int NOT NULL,
  began        date NOT NULL,
  taken_over   boolean NOT NULL,
  due_first    date,
  due          date,
  extensions   int NOT NULL,
  finished_on  date,
  quality      numeric,
  excused_to   date,
  percent      numeric,
  wished       date,
  is_declined  boolean NOT NULL,
  gone_on      date,
  gone_by      text,
  PRIMARY KEY (task_id, period, unit_id, role, from_day)
);
CREATE INDEX task_stage_unit ON task_stage (unit_id, until_day);
