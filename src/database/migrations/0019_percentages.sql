-- Percentages were added up where nobody had said how they roll up: they have no roll-up until somebody does.
WITH changed AS (
  UPDATE indicator
  SET rollup = 'none'
  WHERE measure ~ '^\s*[%‰]' AND timing IN ('flow', 'stock') AND rollup = 'sum' AND formula IS NULL
  RETURNING id
)
INSERT INTO rollup_mark (unit_id, form_id, period)
SELECT DISTINCT rollup.unit_id, rollup.form_id, rollup.period
FROM rollup
JOIN form_line USING (form_id)
JOIN changed ON changed.id = form_line.indicator_id;
UPDATE setting SET value = to_jsonb(gen_random_uuid()::text) WHERE name = 'definitions_version' AND value <> '"1"';
