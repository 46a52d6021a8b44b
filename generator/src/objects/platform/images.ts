import type { PostgresMajor } from '../../model/model.ts';

/**
 * From CloudNativePG's own catalog of 2026-08-31 (cloudnative-pg/artifacts, standard, bookworm), by
 * digest: nothing changes under a tag. Databases run them, and dumps are made with them.
 */
export const postgresImages: Readonly<Record<PostgresMajor, string>> = {
  16: 'ghcr.io/cloudnative-pg/postgresql:16.15-202608310817-standard-bookworm@sha256:6c697d90e9b7cd6c70e06b76616c89540650c2b80a603e9804993800c3413c51',
  17: 'ghcr.io/cloudnative-pg/postgresql:17.11-202608310816-standard-bookworm@sha256:e8ffaff9d17011fb71f264d857c3b4c54cb86ed0443a4ecb0298cb96be708d4e',
  18: 'ghcr.io/cloudnative-pg/postgresql:18.6-202608310817-standard-bookworm@sha256:cdb5c283a473507f7c597ea7e045d1a5e8efcbc4c5101aada013af9bd37ccc43',
};

/** Copies between object stores. The digest is the one that others pin for this version. */
export const rcloneImage =
  'docker.io/rclone/rclone:1.75.1@sha256:45401ad7410db1d67ffdb58e19059ad20b0d8e0285a60e38bbec55cc1019c7a5';
