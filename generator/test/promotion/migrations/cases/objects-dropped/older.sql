SELECT count(*) FROM "live_pages";
