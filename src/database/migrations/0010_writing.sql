-- What was written, as it read at each step; corrections in sight; files that go out of use.

ALTER TABLE review ADD COLUMN blocks jsonb;          -- the text as it read when this version was written
ALTER TABLE review ADD COLUMN step text NOT NULL DEFAULT '';  -- what made this version: begun, written, presented, taken_back, given_back, issued
ALTER TABLE review ADD COLUMN why text NOT NULL DEFAULT '';   -- the reason where it was given back
ALTER TABLE review_version ADD COLUMN blocks jsonb;
ALTER TABLE review_version ADD COLUMN step text NOT NULL DEFAULT '';
ALTER TABLE review_version ADD COLUMN why text NOT NULL DEFAULT '';

-- What was issued or published is corrected beside the old words, which stay; append-only.
CREATE TABLE correction (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  review_id   int REFERENCES review,
  article_id  int REFERENCES article,
  place       text NOT NULL,                -- the block of a review; title, lead or body of an article
  wrong       text NOT NULL,
  correct     text NOT NULL,
  reason      text NOT NULL,
  by          text NOT NULL,
  at          timestamptz NOT NULL,
  CHECK (num_nonnulls(review_id, article_id) = 1)
);
CREATE INDEX correction_review ON correction (review_id);
CREATE INDEX correction_article ON correction (article_id);

ALTER TABLE file ADD COLUMN closed_at timestamptz;   -- taken out of use; the bytes stay
