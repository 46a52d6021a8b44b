CREATE SCHEMA "other";
CREATE TABLE "other"."pages" ("cover_id" integer);
