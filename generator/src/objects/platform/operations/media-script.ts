/**
 * How every script on media begins: it stops at the first failure and at a variable that is missing,
 * and it lists what it is about to read. An empty list would empty the other side, and a list that
 * fails halfway looks like a short one.
 */
export function mediaScript(names: readonly string[], body: string): string {
  return `set -eu

refuse() {
  echo "REFUSED: $1. Nothing was changed." >&2
  exit 1
}

for name in NAMESPACE ${names.join(' ')}; do
  eval "value=\\\${$name:-}"
  [ -n "$value" ] || refuse "$name is empty"
done

for remote in SOURCE TARGET STORE; do
  export "RCLONE_CONFIG_\${remote}_TYPE=s3"
done
# A volume has this folder of its own; no configuration lies in a file.
export RCLONE_EXCLUDE='/lost+found/**' RCLONE_CONFIG=/dev/null RCLONE_S3_PROVIDER=Other
# The bucket is there: a key that may only write into it is not asked to make it.
export RCLONE_S3_NO_CHECK_BUCKET=true

WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
count() {
  rclone lsf --recursive --files-only "$1" >"$WORK/list" || refuse "$2 cannot be listed"
  [ -s "$WORK/list" ] || refuse "$2 is empty"
  echo "$2 has $(wc -l <"$WORK/list" | tr -d ' ') files"
}
answers() {
  rclone lsf --max-depth 1 "$1" >/dev/null || refuse "$2 cannot be listed"
}
carry() {
  rclone "$@" --stats 30s --stats-one-line --verbose
}
${body}`;
}

/**
 * Makes the media of one environment the same as production's: what is new or changed is copied, what
 * is gone is deleted. It refuses to write to production's bucket or in production's namespace, and to
 * the bucket that it reads from. Keys stay as they are: the database names them.
 *
 * Times and sizes tell what changed: an object that was written in parts has no checksum to compare.
 */
export const mirrorMediaScript = mediaScript(
  ['SOURCE', 'TARGET', 'PRODUCTION_BUCKET', 'PRODUCTION_NAMESPACE'],
  `
bucket_of() {
  path=\${1#*:}
  printf '%s' "\${path%%/*}"
}
[ "$NAMESPACE" != "$PRODUCTION_NAMESPACE" ] || refuse "this is production's namespace"
# One bucket name in two object stores is two buckets; production's name is refused in any.
[ "$(bucket_of "$TARGET")" != "$PRODUCTION_BUCKET" ] || refuse "the target is production's bucket"
[ "$(bucket_of "$SOURCE")" != "$(bucket_of "$TARGET")" ] ||
  refuse "source and target are the same bucket"

count "$SOURCE" "the source"
answers "$TARGET" "the target"
carry sync "$SOURCE" "$TARGET"
echo "Done."
`,
);
