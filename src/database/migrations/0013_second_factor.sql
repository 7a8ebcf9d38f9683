-- The second factor of signing in: a secret shared with a person's telephone, codes for the day on which it is lost, and
-- the step between password and code. The secret alone lets nobody in: the password is asked first.

CREATE TABLE second_factor (
  person_id     text PRIMARY KEY REFERENCES person,
  secret        bytea NOT NULL,
  begun_at      timestamptz NOT NULL,
  confirmed_at  timestamptz,        -- null until a code of it has been typed once; till then it is not asked for
  last_step     bigint NOT NULL DEFAULT 0  -- of the latest code that was taken: none is taken twice
);

CREATE TABLE recovery_code (
  person_id  text NOT NULL REFERENCES person,
  code_hash  bytea NOT NULL,
  used_at    timestamptz,
  PRIMARY KEY (person_id, code_hash)
);

-- The password was right, the code is still owed.
CREATE TABLE sign_in_step (
  token_hash  bytea PRIMARY KEY,
  person_id   text NOT NULL REFERENCES person,
  created_at  timestamptz NOT NULL
);
CREATE INDEX sign_in_step_person ON sign_in_step (person_id);

-- Where an installation wants passwords to expire; null: not set since this is kept, so it counts from created_at.
ALTER TABLE person ADD COLUMN password_at timestamptz;
