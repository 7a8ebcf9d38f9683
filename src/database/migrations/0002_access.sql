-- People, what they are to which unit, and the ways in: sessions, one-time links, tokens. Of every secret that is handed
-- out only the hash is kept, so that a copy of the database lets nobody in.

CREATE TABLE person (
  id          text PRIMARY KEY,
  username    text NOT NULL UNIQUE CHECK (username = lower(username)),
  name        text NOT NULL,
  email       text,
  language    text NOT NULL DEFAULT 'vi' CHECK (language IN ('vi', 'en')),
  password    text,               -- null until the person has set one
  created_at  timestamptz NOT NULL,
  closed_on   date                -- from this day on the person no longer signs in
);

CREATE TABLE person_role (
  id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id  text NOT NULL REFERENCES person,
  role       text NOT NULL CHECK (role IN ('administrator', 'office', 'reporter', 'approver', 'leader')),
  unit_id    int REFERENCES unit,  -- null: everything there is
  given_on   date NOT NULL,
  closed_on  date,                 -- from this day on it no longer holds
  CHECK (unit_id IS NOT NULL OR role IN ('administrator', 'office', 'leader'))
);
CREATE INDEX person_role_person ON person_role (person_id);
CREATE INDEX person_role_unit ON person_role (unit_id);

CREATE TABLE session (
  token_hash  bytea PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person,
  created_at  timestamptz NOT NULL,
  seen_at     timestamptz NOT NULL  -- to within some minutes
);
CREATE INDEX session_person ON session (person_id);

-- Attempts to sign in since the last good one, by account and by where they came from; address '' counts them all.
CREATE TABLE sign_in_attempt (
  username      text NOT NULL,
  address       text NOT NULL,
  failures      int NOT NULL,
  last_at       timestamptz NOT NULL,
  succeeded_at  timestamptz,
  PRIMARY KEY (username, address)
);
CREATE INDEX sign_in_attempt_last ON sign_in_attempt (last_at);

CREATE TABLE one_time_link (
  token_hash  bytea PRIMARY KEY,
  purpose     text NOT NULL CHECK (purpose IN ('first_administrator', 'new_person', 'reset_password')),
  person_id   text REFERENCES person CHECK (person_id IS NOT NULL OR purpose = 'first_administrator'),
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz
);
CREATE INDEX one_time_link_person ON one_time_link (person_id);

CREATE TABLE api_token (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person,
  name        text NOT NULL,
  token_hash  bytea NOT NULL UNIQUE,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  revoked_at  timestamptz
);
CREATE INDEX api_token_person ON api_token (person_id);
