SELECT "id" FROM "archive"."pages";
