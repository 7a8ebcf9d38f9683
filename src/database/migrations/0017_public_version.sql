-- What the public may see has one version: all slots together. Whoever changes something of it moves a slot that nobody else is
-- moving, in the same transaction, so that writers never wait for each other; there are more slots than connections.
-- report has no trigger: its one writer, the ledger, moves a slot where a version counts or counted as approved.
CREATE TABLE public_version (
  slot     int   PRIMARY KEY,
  version  uuid  NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO public_version (slot) SELECT generate_series(1, 128);

CREATE OR REPLACE FUNCTION move_public_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE public_version
  SET version = gen_random_uuid()
  WHERE slot = (SELECT slot FROM public_version LIMIT 1 FOR UPDATE SKIP LOCKED);
  -- All are being moved: this one waits.
  IF NOT FOUND THEN
    UPDATE public_version SET version = gen_random_uuid() WHERE slot = 1;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER public_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON article
  FOR EACH STATEMENT EXECUTE FUNCTION move_public_version();
CREATE TRIGGER public_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON file
  FOR EACH STATEMENT EXECUTE FUNCTION move_public_version();
CREATE TRIGGER public_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON correction
  FOR EACH STATEMENT EXECUTE FUNCTION move_public_version();
CREATE TRIGGER public_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON document
  FOR EACH STATEMENT EXECUTE FUNCTION move_public_version();
CREATE TRIGGER public_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON recognition
  FOR EACH STATEMENT EXECUTE FUNCTION move_public_version();
