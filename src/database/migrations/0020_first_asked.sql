-- From which period on a form is asked for, where it is said: before it nobody is late, missing or counted in coverage.
ALTER TABLE form ADD COLUMN first_asked text;
