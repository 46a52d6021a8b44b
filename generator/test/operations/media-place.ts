import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Operation } from '../../src/objects/platform/operations/operation.ts';
import { bringRclone } from './media-programs.ts';
import { runJob, startOf } from './run-job.ts';
import { readFolder, startS3, type S3Server } from './s3-server.ts';

/** An object store, a volume and the program of the image: all that an operation on media needs. */
export interface MediaPlace {
  readonly s3: S3Server;
  readonly readVolume: () => Record<string, string>;
  /** Empties the volume and puts these files there. */
  readonly fillVolume: (files: Readonly<Record<string, string>>) => void;
  /** Puts one file onto the volume. */
  readonly addFile: (name: string, content: string) => void;
  /** Makes a bucket anew, with these objects. */
  readonly fillBucket: (name: string, objects?: Readonly<Record<string, string>>) => void;
  /** Uploads as a site does that writes an object in parts: no checksum of the whole is known. */
  readonly upload: (key: string, content: string) => void;
  readonly ask: (...args: readonly string[]) => string;
  /** Runs the script of the generated Job, with other variables where the test says so. */
  readonly run: (operation: Operation, variables?: Readonly<Record<string, string>>) => Outcome;
  readonly start: (
    operation: Operation,
    variables?: Readonly<Record<string, string>>,
  ) => ChildProcess;
  /** Whose key of which Secret is wrong. */
  wrong: string | undefined;
  readonly stop: () => Promise<void>;
}

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

export async function openMediaPlace(): Promise<MediaPlace> {
  const [s3, rclone] = await Promise.all([startS3(), bringRclone()]);
  const home = mkdtempSync(path.join(tmpdir(), 'web-core-media-'));
  const volume = path.join(home, 'volume');
  const upload = path.join(home, 'upload');
  const env = {
    PATH: `${rclone.folder}:/usr/bin:/bin`,
    NODE_ENV: 'test' as const,
    HOME: home,
    RCLONE_CONFIG: '/dev/null',
    ...remoteOf('S3', s3),
  };
  const ask = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync('rclone', args, { encoding: 'utf8', env });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const place: MediaPlace = {
    s3,
    ask,
    wrong: undefined,
    readVolume: () => readFolder(volume),
    fillVolume: (files) => {
      writeAnew(volume, files);
    },
    addFile: (name, content) => {
      writeFile(volume, name, content);
    },
    fillBucket: (name, objects = {}) => {
      s3.emptyBucket(name);
      writeAnew(upload, objects);
      ask('copy', upload, `s3:${name}`);
    },
    upload: (key, content) => {
      writeAnew(upload, { file: content });
      const parts = ['--s3-upload-cutoff', '0', '--s3-disable-checksum', '--ignore-times'];
      ask('copyto', ...parts, path.join(upload, 'file'), `s3:${key}`);
    },
    run: ({ objects }, variables = {}) => runJob(objects, around(objects, variables)),
    start: ({ objects }, variables = {}) => {
      const { shell, args, env } = startOf(objects, around(objects, variables));
      return spawn(shell, args, { env: { ...env, NODE_ENV: 'test' }, detached: true });
    },
    stop: async () => {
      await s3.stop();
      rclone.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
  return place;

  function around(objects: Operation['objects'], variables: Readonly<Record<string, string>>) {
    const secrets = (name: string, key: string): string => {
      if (key === 'S3_ACCESS_KEY_ID') return s3.accessKey;
      return name === place.wrong ? 'not-the-key' : s3.secretKey;
    };
    const plain = { programs: rclone.folder, secrets, variables: {} };
    const declared = Object.entries(startOf(objects, plain).env);
    // The names of the cluster lead nowhere here, and nobody mounts a volume.
    const here = declared.flatMap(([name, value]) => {
      if (name.endsWith('_ENDPOINT')) return [[name, s3.endpoint]];
      return value === '/media' ? [[name, volume]] : [];
    });
    return {
      ...plain,
      variables: { ...(Object.fromEntries(here) as Record<string, string>), ...variables },
    };
  }
}

function remoteOf(name: string, { endpoint, accessKey, secretKey }: S3Server) {
  const fields = {
    TYPE: 's3',
    PROVIDER: 'Other',
    ENDPOINT: endpoint,
    REGION: 'us-east-1',
    FORCE_PATH_STYLE: 'true',
    NO_CHECK_BUCKET: 'true',
    ACCESS_KEY_ID: accessKey,
    SECRET_ACCESS_KEY: secretKey,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`RCLONE_CONFIG_${name}_${field}`, value]),
  );
}

function writeAnew(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFile(folder, name, content);
}

function writeFile(folder: string, name: string, content: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), content, 'latin1');
}
