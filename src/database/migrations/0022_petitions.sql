-- Petitions as counts: no column could hold a person's name.
CREATE TABLE petition (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number    text NOT NULL,
  kind      text NOT NULL,
  unit_id   int NOT NULL REFERENCES unit,
  received  date NOT NULL,
  accepted  date,
  ended     date,
  result    text,
  complex   boolean NOT NULL,
  persons   int NOT NULL,
  place     text NOT NULL,
  UNIQUE (unit_id, number)
);

CREATE TABLE petition_limit (
  id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          text NOT NULL,
  from_day      date NOT NULL,
  days          int NOT NULL,
  complex_days  int,
  start         text NOT NULL,
  source        text NOT NULL,
  sort          int NOT NULL,
  UNIQUE (kind, from_day)
);
