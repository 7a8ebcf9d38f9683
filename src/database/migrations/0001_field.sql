-- The field: units through time, indicators and forms, report rows with their history and roll-ups, resolutions and targets.
-- report, report_version, rollup and rollup_mark carry unit_id in their key, have no triggers and no foreign keys across
-- units, so that they can be distributed; the other tables are small and can be reference tables.

CREATE TABLE unit (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code        text NOT NULL UNIQUE,
  name        text NOT NULL,
  kind        text NOT NULL,
  parent_id   int REFERENCES unit,
  valid_from  date,
  valid_to    date,              -- the last day on which it exists
  sort        int NOT NULL
);
CREATE INDEX unit_parent ON unit (parent_id);

CREATE TABLE unit_group (
  id    int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code  text NOT NULL UNIQUE,
  name  text NOT NULL,
  kind  text NOT NULL DEFAULT ''
);
CREATE TABLE group_member (
  group_id    int NOT NULL REFERENCES unit_group,
  unit_id     int NOT NULL REFERENCES unit,
  valid_from  date,
  valid_to    date,
  UNIQUE NULLS NOT DISTINCT (group_id, unit_id, valid_from)
);

CREATE TABLE succession (
  predecessor_id  int NOT NULL REFERENCES unit,
  successor_id    int NOT NULL REFERENCES unit,
  date            date NOT NULL,
  share           numeric NOT NULL CHECK (share > 0 AND share <= 1),
  basis           text NOT NULL DEFAULT '',
  document        text NOT NULL DEFAULT '',
  PRIMARY KEY (predecessor_id, successor_id, date)
);

CREATE TABLE regime (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text NOT NULL,
  name       text NOT NULL,
  frequency  text NOT NULL,
  cut_off    int,                -- the last day counted, of the period's last month; null: the month's end
  due_days   int NOT NULL,       -- days after the cut-off until the report is due
  level      text NOT NULL DEFAULT '',
  UNIQUE (code, frequency, level)
);

CREATE TABLE indicator (
  id              int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code            text NOT NULL UNIQUE,
  name            text NOT NULL,
  name_en         text NOT NULL DEFAULT '',
  measure         text NOT NULL DEFAULT '',
  change_measure  text NOT NULL DEFAULT '',
  field           text NOT NULL DEFAULT '',
  direction       text NOT NULL CHECK (direction IN ('more', 'less', 'neutral')),
  timing          text NOT NULL CHECK (timing IN ('flow', 'stock', 'ratio', 'peak')),
  rollup          text NOT NULL CHECK (rollup IN ('sum', 'ratio', 'max', 'none')),
  formula         text,
  numerator_id    int REFERENCES indicator,
  denominator_id  int REFERENCES indicator,
  decimals        int NOT NULL DEFAULT 0,
  owner_id        int REFERENCES unit,
  part_of_id      int REFERENCES indicator,
  public          boolean NOT NULL DEFAULT true,
  in_review       boolean NOT NULL DEFAULT false,
  synonyms        text[] NOT NULL DEFAULT '{}',
  sort            int NOT NULL
);

CREATE TABLE form (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text NOT NULL UNIQUE,
  name       text NOT NULL,
  frequency  text NOT NULL,
  owner_id   int REFERENCES unit
);
-- Positions count from 1, are only ever appended and never reused: a closed line keeps its place.
CREATE TABLE form_line (
  form_id       int NOT NULL REFERENCES form,
  position      int NOT NULL,
  indicator_id  int NOT NULL REFERENCES indicator,
  cumulative    boolean NOT NULL DEFAULT false,
  owed_by       text[] NOT NULL,   -- kinds, codes of units, codes of groups
  sort          int NOT NULL,
  closed        boolean NOT NULL DEFAULT false,
  PRIMARY KEY (form_id, position)
);
-- Who owes which positions of a form, worked out from owed_by whenever a definition changes.
CREATE TABLE owed (
  form_id     int NOT NULL REFERENCES form,
  unit_id     int NOT NULL REFERENCES unit,
  valid_from  date,
  valid_to    date,
  positions   int[] NOT NULL
);
CREATE INDEX owed_unit ON owed (unit_id, form_id);
CREATE INDEX owed_form ON owed (form_id);

-- One row is one report: the amounts of one form, for one unit and one period, by position.
CREATE TABLE report (
  unit_id            int NOT NULL,
  form_id            int NOT NULL,
  period             text NOT NULL,
  version            int NOT NULL,
  state              text NOT NULL CHECK (state IN ('draft', 'filled', 'submitted', 'approved', 'returned')),
  by                 text NOT NULL,
  at                 timestamptz NOT NULL,
  why                text,               -- the reason of a return, a reopening, a correction
  amounts            numeric[] NOT NULL,
  flags              smallint[],         -- by position: 1 estimated, 2 illustrative, 3 both; null: none at all
  notes              jsonb,              -- by position: explanations; under "narrative": the words by heading
  submitted_version  int,                -- the version that counts on the basis "submitted"
  approved_version   int,                -- and on the basis "approved"
  PRIMARY KEY (unit_id, form_id, period)
) WITH (fillfactor = 80);
CREATE INDEX report_period ON report (form_id, period);

-- Every earlier state of the row; append-only.
CREATE TABLE report_version (
  unit_id            int NOT NULL,
  form_id            int NOT NULL,
  period             text NOT NULL,
  version            int NOT NULL,
  state              text NOT NULL,
  by                 text NOT NULL,
  at                 timestamptz NOT NULL,
  why                text,
  amounts            numeric[] NOT NULL,
  flags              smallint[],
  notes              jsonb,
  submitted_version  int,
  approved_version   int,
  PRIMARY KEY (unit_id, form_id, period, version)
);

-- What the units below a unit add up to; never what the unit reported itself.
CREATE TABLE rollup (
  structure_id  int NOT NULL DEFAULT 0,   -- 0: as reported, each period on the structure of its last day
  basis         text NOT NULL CHECK (basis IN ('submitted', 'approved')),
  unit_id       int NOT NULL,
  form_id       int NOT NULL,
  period        text NOT NULL,
  totals        numeric[] NOT NULL,
  counts        int[] NOT NULL,           -- of the units that owe a position, how many reported it
  flags         smallint[],
  PRIMARY KEY (unit_id, form_id, period, basis, structure_id)
);

-- "This parent's roll-up is stale." Append-only: a mark that replaces its twin can be lost while the fold clears it.
CREATE TABLE rollup_mark (
  unit_id  int NOT NULL,
  form_id  int NOT NULL,
  period   text NOT NULL,
  id       bigint GENERATED ALWAYS AS IDENTITY,
  PRIMARY KEY (unit_id, form_id, period, id)
);

CREATE TABLE resolution (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text NOT NULL UNIQUE,
  title      text NOT NULL,
  number     text NOT NULL DEFAULT '',
  unit_id    int NOT NULL REFERENCES unit,
  period     text NOT NULL,
  adopted    date,
  parent_id  int REFERENCES resolution,
  sort       int NOT NULL
);

CREATE TABLE target (
  id             int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code           text NOT NULL UNIQUE,
  resolution_id  int NOT NULL REFERENCES resolution,
  name           text NOT NULL,
  indicator_id   int NOT NULL REFERENCES indicator,
  unit_id        int NOT NULL REFERENCES unit,
  comparator     text NOT NULL CHECK (comparator IN ('at_least', 'at_most', 'rise_at_least', 'fall_at_least', 'done_by')),
  amount         numeric NOT NULL,
  period         text NOT NULL,
  due            date,
  baseline       numeric,
  trajectory     jsonb,             -- [{"period": "2024-Q1", "share": "0.2"}]: cumulative share expected by its end
  lead_id        int REFERENCES unit,
  field          text NOT NULL DEFAULT '',
  weight         numeric,
  set_by         text NOT NULL DEFAULT '',
  part_of_id     int REFERENCES target,
  illustrative   boolean NOT NULL DEFAULT false,
  sort           int NOT NULL
);
CREATE INDEX target_unit ON target (unit_id);

CREATE TABLE document (
  id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number       text NOT NULL,
  kind         text NOT NULL DEFAULT '',
  issuer       text NOT NULL DEFAULT '',
  date         date,
  subject      text NOT NULL,
  carries_out  text NOT NULL DEFAULT '',
  public       boolean NOT NULL DEFAULT true,
  sort         int NOT NULL,
  UNIQUE (number, issuer)
);

CREATE TABLE recognition (
  id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id   int NOT NULL REFERENCES unit,
  title     text NOT NULL,
  level     text NOT NULL DEFAULT '',
  period    text NOT NULL,
  document  text NOT NULL DEFAULT '',
  date      date,
  sort      int NOT NULL,
  UNIQUE (unit_id, title, level, period)
);

-- What was done to definitions and settings: who, when, what. Values have report_version instead.
CREATE TABLE change_log (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  by      text NOT NULL,
  act     text NOT NULL,
  object  text NOT NULL,
  before  jsonb,
  after   jsonb
);
CREATE INDEX change_log_object ON change_log (object);

CREATE TABLE setting (
  name   text PRIMARY KEY,
  value  jsonb NOT NULL
);
-- Raised in the same transaction as any change of units, groups, indicators, forms, resolutions or targets.
INSERT INTO setting VALUES ('definitions_version', '1');
