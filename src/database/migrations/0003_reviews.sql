-- Periodic reviews. A draft holds only what people wrote, everything else is drafted from the data whenever it is read; an
-- issued one holds the data and the text as they were.

CREATE TABLE review (
  id             int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  unit_id        int NOT NULL REFERENCES unit,
  resolution_id  int NOT NULL REFERENCES resolution,
  period         text NOT NULL,
  basis          text NOT NULL CHECK (basis IN ('submitted', 'approved')),
  layout         text NOT NULL,
  version        int NOT NULL,
  state          text NOT NULL CHECK (state IN ('draft', 'presented', 'issued')),
  edits          jsonb NOT NULL,           -- the blocks in people's own words, each with the block after which it stands
  number         text,
  issued_on      date,
  signer_title   text NOT NULL DEFAULT '',
  signer         text NOT NULL DEFAULT '',
  frozen         jsonb,                    -- data and blocks at issue
  by             text NOT NULL,
  at             timestamptz NOT NULL,
  UNIQUE (unit_id, resolution_id, period),
  CHECK ((state = 'issued') = (number IS NOT NULL AND issued_on IS NOT NULL AND frozen IS NOT NULL))
);

-- Every earlier state; append-only.
CREATE TABLE review_version (
  review_id  int NOT NULL REFERENCES review,
  version    int NOT NULL,
  state      text NOT NULL,
  edits      jsonb NOT NULL,
  by         text NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (review_id, version)
);
