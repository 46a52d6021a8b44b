CREATE VIEW "live_pages" AS SELECT "id" FROM "pages" WHERE "_status" = 'published';
CREATE MATERIALIZED VIEW "page_counts" AS SELECT count(*) FROM "pages";
CREATE SEQUENCE "order_numbers";
CREATE FUNCTION "slug_of"(text) RETURNS text AS 'SELECT lower($1)' LANGUAGE sql;
CREATE TRIGGER "touch" BEFORE UPDATE ON "media" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE SCHEMA "archive";
CREATE TYPE "enum_tone" AS ENUM ('calm');
