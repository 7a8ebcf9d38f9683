-- The portal speaks for one unit: others propose their articles and read why one came back; a correction of an issued review
-- stands on the portal once its office has taken it over, with the paper made anew beside the earlier one.
ALTER TABLE article DROP CONSTRAINT article_state_check;
ALTER TABLE article ADD CONSTRAINT article_state_check
  CHECK (state IN ('draft', 'proposed', 'published', 'withdrawn'));
ALTER TABLE article ADD COLUMN why text NOT NULL DEFAULT '';            -- why it came back from the portal's office
ALTER TABLE article ADD COLUMN told_through int NOT NULL DEFAULT 0;     -- the last correction of its review that it tells
UPDATE article
SET told_through = (SELECT coalesce(max(id), 0) FROM correction WHERE 'review:' || review_id = source)
WHERE source LIKE 'review:%';

ALTER TABLE file ADD COLUMN paper_of int REFERENCES review;             -- the issued review of which it is the paper
UPDATE file
SET paper_of = substring(article.source FROM '^review:(\d+)$')::int
FROM article
WHERE article.id = file.article_id
  AND article.source ~ '^review:\d+$'
  AND file.media_type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  AND file.id = (
    SELECT min(first.id) FROM file AS first
    WHERE first.article_id = article.id AND first.media_type = file.media_type
  );
