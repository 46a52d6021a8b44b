CREATE TABLE "measures" (
  "a" numeric(10, 2),
  "b" numeric(10, 2),
  "c" timestamp(3) with time zone,
  "d" timestamp(3) with time zone,
  "e" integer[],
  "f" integer,
  "g" varchar(10),
  "h" varchar(20),
  "i" serial,
  "j" real
);
