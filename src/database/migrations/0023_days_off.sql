-- Days off and days worked instead that an installation sets itself, beside those that the program knows.
CREATE TABLE day_off (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code       text NOT NULL,           -- the year
  name       text NOT NULL,
  announced  boolean NOT NULL,        -- the whole year's days are known by it
  day        date NOT NULL,
  worked     boolean NOT NULL,
  source     text NOT NULL,
  closed_on  date,
  UNIQUE (code, day)
);
