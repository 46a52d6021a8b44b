/**
 * Makes one bucket the same as another: what is new or changed is copied, what is gone is deleted.
 * It refuses to write to production's bucket, to the bucket that it reads from, and, because an empty
 * source would delete everything, to mirror nothing. Keys stay as they are: the database names them.
 */
export const mirrorMediaScript = String.raw`set -eu

refuse() {
  echo "REFUSED: $1. Nothing was changed." >&2
  exit 1
}

for name in SOURCE_BUCKET TARGET_BUCKET PRODUCTION_BUCKET RCLONE_CONFIG_SOURCE_ENDPOINT RCLONE_CONFIG_TARGET_ENDPOINT; do
  eval "value=\$$name"
  [ -n "$value" ] || refuse "$name is empty"
done

# One bucket name in two object stores is two buckets; production's name is refused in any.
[ "$TARGET_BUCKET" != "$PRODUCTION_BUCKET" ] || refuse "the target is production's bucket"
[ "$SOURCE_BUCKET" != "$TARGET_BUCKET" ] || refuse "source and target are the same bucket"

first=$(rclone lsf --recursive --files-only --max-depth 20 "source:$SOURCE_BUCKET" | head -n 1) ||
  refuse "the source cannot be listed"
[ -n "$first" ] || refuse "the source is empty"

rclone sync --checksum --stats-one-line --stats 30s --verbose "source:$SOURCE_BUCKET" "target:$TARGET_BUCKET"
echo "Done."
`;
