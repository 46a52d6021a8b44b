INSERT INTO "measures" ("d", "h", "i") VALUES ('2026-01-01 00:00:00.123Z', 'more than ten', 70000)
RETURNING "d", "h", "i";
