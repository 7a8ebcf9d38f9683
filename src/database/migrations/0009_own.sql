-- What a person keeps for oneself: what one saw at the last visit, and views of the table of targets by name.

CREATE TABLE person_visit (
  person_id  text NOT NULL REFERENCES person,
  unit_id    int NOT NULL REFERENCES unit,
  day        date NOT NULL,        -- visits of one day are one
  period     text NOT NULL,
  paces      jsonb NOT NULL,       -- the pace of each target by its code, as it was shown
  PRIMARY KEY (person_id, unit_id, day)
);

CREATE TABLE saved_view (
  person_id  text NOT NULL REFERENCES person,
  name       text NOT NULL CHECK (name <> ''),
  address    text NOT NULL,        -- path and query within the application
  at         timestamptz NOT NULL,
  PRIMARY KEY (person_id, name)
);
