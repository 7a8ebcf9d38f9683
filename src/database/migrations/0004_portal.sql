-- What the portal publishes. Every earlier state of an article is kept; a published figure keeps the value it had then.

CREATE TABLE article (
  id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  slug          text NOT NULL UNIQUE,
  version       int NOT NULL,
  state         text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  unit_id       int NOT NULL REFERENCES unit,
  title         text NOT NULL,
  lead          text NOT NULL DEFAULT '',
  body          text NOT NULL,                -- Markdown with [[indicator|unit|period|form]] for live figures
  author        text NOT NULL DEFAULT '',
  tags          text[] NOT NULL DEFAULT '{}',
  published_at  timestamptz,                  -- the time that stands on it
  source        text NOT NULL DEFAULT '',     -- the file or review it came from; empty: written by hand
  figures       jsonb NOT NULL DEFAULT '{}',  -- by token: the text it had when it was published
  search        text NOT NULL DEFAULT '',     -- title, lead and body without accents, for the search
  by            text NOT NULL,
  at            timestamptz NOT NULL
);
CREATE INDEX article_published ON article (published_at DESC) WHERE state = 'published';

CREATE TABLE article_version (
  article_id  int NOT NULL REFERENCES article,
  version     int NOT NULL,
  content     jsonb NOT NULL,
  PRIMARY KEY (article_id, version)
);

CREATE TABLE file (
  id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  article_id  int REFERENCES article,
  name        text NOT NULL,
  media_type  text NOT NULL,
  bytes       bytea NOT NULL,
  by          text NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX file_article ON file (article_id);
