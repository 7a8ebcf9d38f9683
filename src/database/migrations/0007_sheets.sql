-- Wide workbooks: the sheets as they were read, until and after their figures were taken in, and what their heads meant.
CREATE TABLE wide_upload (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name        text NOT NULL,                -- the file's
  sheets      jsonb NOT NULL,               -- as src/sheets/workbook.ts says
  by          text NOT NULL,
  at          timestamptz NOT NULL,
  applied_at  timestamptz
);
CREATE INDEX wide_upload_by ON wide_upload (by, at);

-- The latest meaning given to a row of heads; what it meant before is in the change log.
CREATE TABLE wide_mapping (
  signature   text PRIMARY KEY,             -- the heads without accents, in their order
  meaning     jsonb NOT NULL,               -- {"columns": {head: indicator}, "units": {name: code}}
  by          text NOT NULL,
  at          timestamptz NOT NULL
);
