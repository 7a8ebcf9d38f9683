-- What is shown of the work on a task, and who in a unit does it. A file that somebody signed or shows as evidence counts
-- against the room of the unit whose it is, whatever it was sent with.
ALTER TABLE file ADD COLUMN kept_for_id int REFERENCES unit;
UPDATE file
SET kept_for_id = coalesce(form.owner_id, scan.unit_id)
FROM report_scan AS scan
JOIN form ON form.id = scan.form_id
WHERE scan.file_id = file.id;
CREATE INDEX file_kept_for ON file (kept_for_id) WHERE kept_for_id IS NOT NULL;

CREATE TABLE task_evidence (
  event_id  bigint NOT NULL REFERENCES task_event,
  file_id   int NOT NULL REFERENCES file,
  PRIMARY KEY (event_id, file_id)
);

-- The latest row of a piece counts.
CREATE TABLE task_doer (
  id       int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  task_id  int NOT NULL REFERENCES task,
  period   text NOT NULL,
  unit_id  int NOT NULL REFERENCES unit,
  name     text NOT NULL,
  by       text NOT NULL,
  at       timestamptz NOT NULL
);
CREATE INDEX task_doer_piece ON task_doer (task_id, period, unit_id);
