-- Whoever owes something asks whoever it is owed to, with a reason, and is answered: for a report to be opened again, and
-- whatever else is asked about a duty. Notices tell of anything: what they are about is kept in words.

CREATE TABLE duty_request (
  id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asks         text NOT NULL,         -- for what: reopening
  about        text NOT NULL,         -- the duty, as its notices name it; of a report "unit form period", by ids
  why          text NOT NULL,
  by           text NOT NULL,
  at           timestamptz NOT NULL,
  answer       text CHECK (answer IN ('granted', 'declined')),
  answer_why   text,
  answered_by  text,
  answered_at  timestamptz
);
CREATE INDEX duty_request_about ON duty_request (asks, about);
-- One at a time waits for an answer.
CREATE UNIQUE INDEX duty_request_open ON duty_request (asks, about) WHERE answer IS NULL;

INSERT INTO duty_request (asks, about, why, by, at, answer, answer_why, answered_by, answered_at)
SELECT 'reopening', concat_ws(' ', unit_id, form_id, period), why, by, at, answer, answer_why, answered_by, answered_at
FROM report_request
ORDER BY id;
DROP TABLE report_request;

WITH told AS (
  SELECT
    id,
    details ->> 'form' AS form,
    left(details ->> 'period', 4) AS year,
    substr(details ->> 'period', 6) AS part
  FROM notice
  WHERE details ? 'form'
),
named AS (
  SELECT
    id,
    form,
    CASE
      WHEN part = '' THEN 'năm ' || year
      WHEN part = '9M' THEN '9 tháng đầu năm ' || year
      WHEN part LIKE 'H_' THEN '6 tháng ' || CASE part WHEN 'H1' THEN 'đầu' ELSE 'cuối' END || ' năm ' || year
      WHEN part LIKE 'Q_' THEN 'quý ' || (ARRAY['I', 'II', 'III', 'IV'])[right(part, 1)::int] || '/' || year
      WHEN length(part) = 2 THEN 'tháng ' || part::int || '/' || year
      ELSE 'nhiệm kỳ ' || year || ' - ' || part
    END AS vi,
    CASE
      WHEN part = '' THEN 'year ' || year
      WHEN part = '9M' THEN 'first nine months of ' || year
      WHEN part LIKE 'H_' THEN CASE part WHEN 'H1' THEN 'first' ELSE 'second' END || ' half of ' || year
      WHEN part LIKE 'Q_' THEN part || '/' || year
      WHEN length(part) = 2 THEN to_char(make_date(year::int, part::int, 1), 'FMMonth YYYY')
      ELSE 'term ' || year || ' - ' || part
    END AS en
  FROM told
)
UPDATE notice
SET details = details - 'form' - 'period' || jsonb_build_object(
  'what', jsonb_build_object('vi', form || ' ' || named.vi, 'en', form || ', ' || named.en)
)
FROM named
WHERE named.id = notice.id;
