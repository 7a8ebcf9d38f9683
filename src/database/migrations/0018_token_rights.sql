-- A token says for what it was made; those made before had all that their person has.
ALTER TABLE api_token
  ADD COLUMN rights text[] NOT NULL DEFAULT ARRAY['read', 'report', 'load', 'write', 'define', 'manage']
    CHECK (cardinality(rights) > 0 AND rights <@ ARRAY['read', 'report', 'load', 'write', 'define', 'manage']);
ALTER TABLE api_token ALTER COLUMN rights DROP DEFAULT;
