-- What people are told: in the application, once a day by mail, and by a calendar that they subscribe to.

-- A message that waits to be sent or was: written with the notices that it tells in one transaction, sent afterwards.
CREATE TABLE mail (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id    text NOT NULL REFERENCES person,
  address      text NOT NULL,
  day          date NOT NULL,
  subject      text NOT NULL,
  body         text NOT NULL,
  made_at      timestamptz NOT NULL,
  sent_at      timestamptz,
  tries        int NOT NULL DEFAULT 0,
  next_try_at  timestamptz NOT NULL,
  failure      text,                  -- why the last try failed
  UNIQUE (person_id, day)             -- one a day
);
CREATE INDEX mail_waiting ON mail (next_try_at) WHERE sent_at IS NULL;

CREATE TABLE notice (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  text NOT NULL REFERENCES person,
  kind       text NOT NULL,
  about      text NOT NULL,           -- the report: "unit form period", by ids
  details    jsonb NOT NULL,          -- what fills the words of its kind
  address    text NOT NULL,           -- where one tap leads
  at         timestamptz NOT NULL,
  once       text,                    -- what a person is told only once; null: as often as it happens
  read_at    timestamptz,
  mail_id    bigint REFERENCES mail,  -- the message that told it
  UNIQUE (person_id, once)
);
CREATE INDEX notice_of_person ON notice (person_id, id DESC);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL;
CREATE INDEX notice_about ON notice (about) WHERE read_at IS NULL;

-- An office has reminded a unit of what it owes.
CREATE TABLE reminder (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  office_id  int NOT NULL REFERENCES unit,
  filler_id  int NOT NULL REFERENCES unit,
  period     text NOT NULL,
  reports    int NOT NULL,            -- how many were missing
  by         text NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX reminder_of_office ON reminder (office_id, period);

-- Whether somebody wants mail; without a row: yes.
CREATE TABLE mail_choice (
  person_id  text PRIMARY KEY REFERENCES person,
  wanted     boolean NOT NULL
);

-- The secret address under which a calendar program gets a person's deadlines; only its hash is kept.
CREATE TABLE calendar_link (
  person_id   text PRIMARY KEY REFERENCES person,
  token_hash  bytea NOT NULL UNIQUE,
  made_at     timestamptz NOT NULL
);
