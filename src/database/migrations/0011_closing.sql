-- What is no longer wanted is closed with its last day; figures and judgements of earlier periods stay as they were.
ALTER TABLE indicator ADD COLUMN closed_on date;
ALTER TABLE form_line ADD COLUMN closed_on date;
ALTER TABLE regime ADD COLUMN closed_on date;
ALTER TABLE resolution ADD COLUMN closed_on date;
ALTER TABLE target ADD COLUMN closed_on date;
