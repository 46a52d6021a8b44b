import type { Settings } from '../config/schema/settings.ts';

/** Defaults of fields inside a union or an optional map, which exist only where that was chosen. */
export const innerDefaults = {
  s3Region: 'us-east-1',
  smtpPort: 587,
  databaseSize: '5Gi',
  mediaSize: '5Gi',
  schedule: '* * * * *',
  remoteKey: 'web/{environment}/{site}/{secret}',
  refresh: '1h',
  cpuPercent: 70,
} as const;

/** What every field is worth that no level of the configuration says. */
export const defaultSettings = {
  env: {},
  secrets: [],
  secretProvider: { kind: 'external' },
  resources: {
    requests: { cpu: '150m', memory: '512Mi' },
    limits: { cpu: '1', memory: '4Gi' },
  },
  replicas: 1,
  media: { kind: 'volume', size: innerDefaults.mediaSize },
  jobs: { schedule: innerDefaults.schedule },
  scheduling: {},
  database: { kind: 'platform' },
  outgoing: [],
  redirectHttp: true,
  rollout: 'live',
} as const satisfies Settings;
