/**
 * Fills the database of one environment from production's. It wipes the target, fills it and
 * sanitises it in one transaction: whoever looks sees what was there before or the finished copy, never
 * a half of it and never production's accounts. It refuses, whatever the manifest says, to write to
 * production, to a host that is not this environment's, and to the server that it reads from.
 *
 * Plain sh, and no value of a variable is ever a part of a command's text.
 */
export const copyDatabaseScript = String.raw`set -eu

refuse() {
  echo "REFUSED: $1. Nothing was changed." >&2
  exit 1
}

for name in SOURCE_HOST SOURCE_USER SOURCE_PASSWORD SOURCE_DATABASE   TARGET_HOST TARGET_USER TARGET_PASSWORD TARGET_DATABASE TARGET_CLUSTER PRODUCTION_CLUSTER SANITISE_SQL; do
  eval "value=\$$name"
  [ -n "$value" ] || refuse "$name is empty"
done

plain_name() {
  printf '%s' "$1" | tr '[:upper:]' '[:lower:]' | sed -e 's/\.$//' -e 's/\.cluster\.local$//' -e 's/\.svc$//'
}
source_name=$(plain_name "$SOURCE_HOST")
target_name=$(plain_name "$TARGET_HOST")

[ "$source_name" != "$target_name" ] || refuse "source and target are the same host"
[ "$TARGET_CLUSTER" != "$PRODUCTION_CLUSTER" ] || refuse "the target is production"
case $target_name in
  "$PRODUCTION_CLUSTER" | "$PRODUCTION_CLUSTER"-rw* | "$PRODUCTION_CLUSTER"-r.* | "$PRODUCTION_CLUSTER"-ro* | "$PRODUCTION_CLUSTER".*)
    refuse "the target is production"
    ;;
  "$TARGET_CLUSTER"-rw | "$TARGET_CLUSTER"-rw.*) ;;
  *) refuse "the target is not $TARGET_CLUSTER" ;;
esac

SOURCE_PORT=$(printenv SOURCE_PORT || echo 5432)
TARGET_PORT=$(printenv TARGET_PORT || echo 5432)
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
export PGCONNECT_TIMEOUT=15

at_source() {
  PGHOST=$SOURCE_HOST PGPORT=$SOURCE_PORT PGUSER=$SOURCE_USER PGPASSWORD=$SOURCE_PASSWORD     PGDATABASE=$SOURCE_DATABASE "$@"
}
at_target() {
  PGHOST=$TARGET_HOST PGPORT=$TARGET_PORT PGUSER=$TARGET_USER PGPASSWORD=$TARGET_PASSWORD     PGDATABASE=$TARGET_DATABASE PGOPTIONS='-c lock_timeout=60s' "$@"
}

# Two names may lead to one server: it tells when it was started and what it is asked for.
identity="select pg_postmaster_start_time(), current_setting('port'), current_database()"
source_identity=$(at_source psql -XAtc "$identity") || refuse "the source does not answer"
target_identity=$(at_target psql -XAtc "$identity") || refuse "the target does not answer"
[ "$source_identity" != "$target_identity" ] || refuse "source and target are the same database"

echo "Dumping $source_name"
# A dump of one schema leaves out the extensions that its indexes need, unless it is told.
at_source pg_dump --format=custom --no-owner --no-privileges --no-comments \
  --schema=public --extension='*' --file="$WORK/dump"
pg_restore --no-owner --no-privileges --file="$WORK/restore.sql" "$WORK/dump"
# The dump of a schema makes it; a database that was never changed keeps its own.
printf '%s
' 'drop schema if exists public cascade;' >"$WORK/wipe.sql"
grep -q '^CREATE SCHEMA public;$' "$WORK/restore.sql" ||
  printf '%s
' 'create schema public;' >>"$WORK/wipe.sql"
printf '%s
' "$SANITISE_SQL" >"$WORK/sanitise.sql"

echo "Filling $target_name"
at_target psql -Xq --single-transaction --set=ON_ERROR_STOP=1   --file="$WORK/wipe.sql" --file="$WORK/restore.sql" --file="$WORK/sanitise.sql" >/dev/null
at_target psql -Xqc analyze
echo "Done. Sync the site now: its migration makes the first admin."
`;
