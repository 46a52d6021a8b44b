import { mediaScript } from './media-script.ts';

/**
 * Copies the volume to the backups: `current` becomes what the volume is, and what it replaces or
 * drops there moves to `before/<now>`, so no copy is ever lost. Where it writes follows from the
 * namespace that it really runs in: no site can reach another one's copies by a wrong manifest.
 */
export const backupMediaScript = mediaScript(
  ['VOLUME', 'BACKUPS'],
  `
copies=$BACKUPS/media/$NAMESPACE
now=$(date -u +%Y%m%dT%H%M%SZ)
count "$VOLUME" "the volume"
answers "$copies/current" "the bucket of the backups"
carry sync --backup-dir "$copies/before/$now" "$VOLUME" "$copies/current"
echo "Done. What this copy replaced or dropped, if anything, lies in before/$now."
`,
);

/**
 * Brings back what is missing on the volume or differs from the copy. What came later stays: deleting
 * is for whoever looks at it.
 */
export const restoreMediaScript = mediaScript(
  ['VOLUME', 'BACKUPS', 'COPY'],
  `
case $COPY in
  *..*) refuse "COPY is no copy of this site" ;;
  current | before/2[0-9]*T[0-9]*Z) ;;
  *) refuse "COPY is neither current nor before/<moment>" ;;
esac
copy=$BACKUPS/media/$NAMESPACE/$COPY
count "$copy" "the copy $COPY"
answers "$VOLUME" "the volume"
carry copy "$copy" "$VOLUME"
echo "Done."
`,
);

/**
 * Copies from the volume to the bucket, or back. It deletes nothing on either side, and leaves alone
 * what is newer where it goes: running it late does not undo what was uploaded since.
 */
export const moveMediaScript = mediaScript(
  ['SOURCE', 'TARGET'],
  `
count "$SOURCE" "the source"
answers "$TARGET" "the target"
carry copy --update "$SOURCE" "$TARGET"
echo "Done. Every file of the source is at the target."
`,
);
