-- Around a unit's report: the official paper made of it, the scans of it that were signed, requests to open it again, and the
-- office that fills for a unit that is silent. All append-only: what comes later counts, what was before stays.

-- Number, date and signature of the paper; the latest row counts.
CREATE TABLE report_paper (
  id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id       int NOT NULL REFERENCES unit,
  form_id       int NOT NULL REFERENCES form,
  period        text NOT NULL,
  layout        text NOT NULL CHECK (layout IN ('party', 'state')),
  number        text NOT NULL,
  issued_on     date,
  signer_title  text NOT NULL,
  signer        text NOT NULL,
  by            text NOT NULL,
  at            timestamptz NOT NULL
);
CREATE INDEX report_paper_report ON report_paper (unit_id, form_id, period);

-- The latest scan is the paper as it was signed; `version` is the report's when it was attached.
CREATE TABLE report_scan (
  id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id  int NOT NULL REFERENCES unit,
  form_id  int NOT NULL REFERENCES form,
  period   text NOT NULL,
  version  int NOT NULL,
  file_id  int NOT NULL REFERENCES file,
  by       text NOT NULL,
  at       timestamptz NOT NULL
);
CREATE INDEX report_scan_report ON report_scan (unit_id, form_id, period);

CREATE TABLE report_request (
  id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id      int NOT NULL REFERENCES unit,
  form_id      int NOT NULL REFERENCES form,
  period       text NOT NULL,
  why          text NOT NULL,
  by           text NOT NULL,
  at           timestamptz NOT NULL,
  answer       text CHECK (answer IN ('granted', 'declined')),
  answer_why   text,
  answered_by  text,
  answered_at  timestamptz
);
CREATE INDEX report_request_report ON report_request (unit_id, form_id, period);
-- One at a time waits for an answer.
CREATE UNIQUE INDEX report_request_open ON report_request (unit_id, form_id, period) WHERE answer IS NULL;

-- From `at` on the office may fill the report in the unit's place; the reason was given when it began.
CREATE TABLE report_stand_in (
  unit_id  int NOT NULL REFERENCES unit,
  form_id  int NOT NULL REFERENCES form,
  period   text NOT NULL,
  why      text NOT NULL,
  by       text NOT NULL,
  at       timestamptz NOT NULL,
  PRIMARY KEY (unit_id, form_id, period)
);
