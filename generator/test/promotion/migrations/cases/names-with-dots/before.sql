CREATE SCHEMA "archive";
CREATE TABLE "archive"."pages" ("id" integer);
