-- A demand may be strict ("trên 95%", "dưới 5 vụ"), and a rise or fall may be set in the indicator's own measure
-- ("giảm 02 vụ") instead of in per cent.
ALTER TABLE target DROP CONSTRAINT target_comparator_check;
ALTER TABLE target ADD CONSTRAINT target_comparator_check CHECK (comparator IN (
  'at_least', 'at_most', 'more_than', 'less_than', 'rise_at_least', 'fall_at_least', 'done_by'
));
ALTER TABLE target ADD COLUMN by text NOT NULL DEFAULT 'percent' CHECK (by IN ('percent', 'amount'));
