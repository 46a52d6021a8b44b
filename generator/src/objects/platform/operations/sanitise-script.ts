/** Sanitises a database where it lies, after a recovery that brought production's accounts along. */
export const sanitiseScript = String.raw`set -eu

refuse() {
  echo "REFUSED: $1. Nothing was changed." >&2
  exit 1
}

for name in PGHOST PGUSER PGPASSWORD PGDATABASE TARGET_CLUSTER PRODUCTION_CLUSTER SANITISE_SQL; do
  eval "value=\$$name"
  [ -n "$value" ] || refuse "$name is empty"
done
[ "$TARGET_CLUSTER" != "$PRODUCTION_CLUSTER" ] || refuse "the target is production"
case $PGHOST in
  "$TARGET_CLUSTER"-rw | "$TARGET_CLUSTER"-rw.*) ;;
  *) refuse "the target is not $TARGET_CLUSTER" ;;
esac

export PGCONNECT_TIMEOUT=15
printf '%s
' "$SANITISE_SQL" | psql -Xq --single-transaction --set=ON_ERROR_STOP=1 --file=- >/dev/null
echo "Done. Sync the site now: its migration makes the first admin."
`;
