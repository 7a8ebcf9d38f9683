-- What was answered to a request that carried an Idempotency-Key, so that the same request again gets the same answer.
CREATE TABLE idempotency_key (
  person_id     text NOT NULL,
  key           text NOT NULL,
  request_hash  bytea NOT NULL,       -- of method, path and body
  at            timestamptz NOT NULL, -- when it was last begun
  status        int,                  -- null: not answered yet
  headers       jsonb,
  body          text,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_key_at ON idempotency_key (at);
