import type { databaseClasses, postgresMajors } from '../config/schema/database.ts';
import type { ConfigPath } from '../issue.ts';
import type { Release } from '../releases/release.ts';
import type { MediaSource } from './media-copies.ts';
import type { RemoteSecret } from './remote-secrets.ts';

/** The resolved fleet: every default applied, every name derived, everything sorted. */
export interface Fleet {
  readonly cluster: Cluster;
  readonly environments: readonly Environment[];
  readonly instances: readonly Instance[];
  /** The connections that every site has. */
  readonly commonConnections: readonly Connection[];
  /** The order in which sites get a release; what no wave names comes last. */
  readonly waves: readonly Wave[];
  /** Windows in which something may not change, as they are written. */
  readonly freezes: readonly Freeze[];
  /** What a site gets that says nothing: the ground on which the shared base is built. */
  readonly defaults: Shape;
}

export interface Cluster {
  readonly repository: string;
  readonly revision: string;
  readonly server: string;
  readonly argocd: {
    readonly namespace: string;
    readonly project: string;
    readonly platformProject: string;
    readonly root: string;
    readonly platformRoot: string;
  };
  /** Where the folders of the platform are synced from. */
  readonly platform: { readonly repository: string; readonly revision: string };
  readonly wildcards: readonly string[];
  /** The ClusterIssuer of the wildcards. */
  readonly issuer: string;
  readonly reservedHosts: readonly string[];
  readonly traefik: Pods;
  readonly dns: Pods;
  readonly databaseOperator: Pods;
  /** Undefined where nobody collects figures. */
  readonly monitoring: Pods | undefined;
  readonly databases: string;
  readonly backups: Backups | undefined;
}

/** The object store of the backups, and how they are made. */
export interface Backups {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly secret: string;
  readonly secretProvider: SecretProvider;
  /** Five cron fields. */
  readonly schedule: string;
  readonly retentionDays: number;
}

/** Pods of one namespace; without labels all of them. */
export interface Pods {
  readonly namespace: string;
  readonly podLabels: Readonly<Record<string, string>>;
}

export interface Environment {
  readonly name: string;
  readonly selfHeal: boolean;
  readonly production: boolean;
  readonly stage: 'dev' | 'stage' | 'prod';
  readonly project: string;
}

/** Sites that get a release together. */
export interface Wave {
  readonly sites: readonly string[];
  /** How long all of them must have stood verified before the next wave, in milliseconds. */
  readonly soak: number;
}

/** How a release gets into an environment from the one before it. */
export interface Gate {
  /** A schedule promotes what is ready; otherwise only a person does. */
  readonly auto: boolean;
  /** How long the release must have stood verified in the environment before, in milliseconds. */
  readonly soak: number;
}

/** A window of time in which some sites may not change in some environments. */
export interface Freeze {
  readonly reason: string;
  /** Both ends as they are written, on the clocks of the time zone. */
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  /** The first instant in it and the first one after it, in milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  readonly environments: readonly string[];
  /** Undefined is every site. */
  readonly sites: readonly string[] | undefined;
  /** Where the configuration declares it. */
  readonly at: ConfigPath;
}

/** Settings after all levels were merged. */
export interface Shape {
  readonly resources: Resources;
  /** How many pods serve the site, or the fewest where their load decides. */
  readonly replicas: number;
  readonly autoscaling: Autoscaling | undefined;
  readonly media: Media;
  readonly jobs: { readonly schedule: string } | undefined;
  readonly scheduling: Scheduling;
  readonly database: Database;
  readonly secretProvider: SecretProvider;
  readonly redirectHttp: boolean;
  readonly certificate: string | undefined;
}

/** One site in one environment: what an Argo CD Application deploys into a namespace of its own. */
export interface Instance extends Shape {
  readonly site: string;
  readonly environment: Environment;
  /** Where the configuration declares it. */
  readonly at: ConfigPath;
  readonly app: App;
  readonly names: Names;
  /** The canonical host. */
  readonly host: string;
  readonly aliases: readonly string[];
  /** Every variable that is not secret, sorted by name. */
  readonly env: Readonly<Record<string, string>>;
  /** Secrets whose keys become variables, in order; a later one wins. */
  readonly secrets: readonly string[];
  readonly connections: readonly Connection[];
  /** Where the database is backed up to, where it is. */
  readonly archive: Archive | undefined;
  readonly held: boolean;
  /** How a release gets here; it says nothing where this is the first environment of the site. */
  readonly gate: Gate;
  readonly release: Release | undefined;
  /** Which edition of the Secrets the pods read; undefined where nobody counts. */
  readonly secretsRevision: string | undefined;
  /** What the pods wait for in their Secrets. */
  readonly awaitedKeys: readonly AwaitedKey[];
  /** The Secrets that an operator makes from entries of a store. */
  readonly remoteSecrets: readonly RemoteSecret[];
  /** Where operations copy production's media from, to here. */
  readonly mediaSource: MediaSource | undefined;
  /** Whether operations keep copies of the volume of the media. */
  readonly keepsMediaCopies: boolean;
}

export interface App {
  readonly name: string;
  /** The folder of the code base. */
  readonly directory: string;
  readonly image: string;
  readonly pullSecret: string | undefined;
}

export interface Names {
  readonly namespace: string;
  readonly application: string;
  readonly runtimeSecret: string;
  readonly s3Secret: string;
  /** Reads production's media, for a copy of them. */
  readonly mediaSourceSecret: string;
  /** Writes the copies of the site's own volume. */
  readonly mediaBackupSecret: string;
  readonly firstAdminSecret: string;
  readonly databaseCluster: string;
  readonly databaseApplication: string;
  readonly secretsApplication: string;
  readonly initdbSecret: string;
}

/** Who puts the Secrets of a site into the cluster. */
export type SecretProvider = { readonly kind: 'external' | 'sops' } | RemoteStore;

/** A store outside of the cluster that the External Secrets Operator reads. */
export interface RemoteStore {
  readonly kind: 'externalSecret';
  readonly store: string;
  readonly storeKind: 'ClusterSecretStore' | 'SecretStore';
  /** Where entries lie, with places for the environment, the site and the Secret. */
  readonly key: string;
  readonly registryKey: string;
  /** As Go writes durations. */
  readonly refresh: string;
}

/** A key that no edition of a Secret before has: a pod that refers to it waits for that edition. */
export interface AwaitedKey {
  readonly secret: string;
  readonly key: string;
}

/** Pods come and go with the load, from `replicas` on. */
export interface Autoscaling {
  /** The most pods. */
  readonly to: number;
  /** The share of the requested CPU above which there are more. */
  readonly cpuPercent: number;
}

export interface Compute {
  readonly cpu: string;
  readonly memory: string;
}

export interface Resources {
  readonly requests: Compute;
  readonly limits: Compute;
}

export type Media =
  | { readonly kind: 'volume'; readonly size: string; readonly storageClass: string | undefined }
  | {
      readonly kind: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly pathStyle: boolean;
      /** The volume of before is still there, and its files are moved. */
      readonly fromVolume: boolean;
    };

export interface Scheduling {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly priorityClassName: string | undefined;
}

export interface Toleration {
  readonly key?: string | undefined;
  readonly operator?: 'Equal' | 'Exists' | undefined;
  readonly value?: string | undefined;
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute' | undefined;
}

export type PostgresMajor = (typeof postgresMajors)[number];

export type DatabaseClass = (typeof databaseClasses)[number];

export interface PlatformDatabase {
  readonly kind: 'platform';
  readonly class: DatabaseClass;
  readonly size: string;
  readonly storageClass: string | undefined;
  /** Of Postgres. */
  readonly major: PostgresMajor;
  /** Undefined leaves it to the environment. */
  readonly backups: boolean | undefined;
  readonly generation: number;
}

export type Database =
  | PlatformDatabase
  | {
      readonly kind: 'namespace';
      readonly database: string;
      readonly owner: string;
      readonly size: string;
    };

/** The archive of one database; one database alone writes to it. */
export interface Archive {
  /** The ObjectStore that describes it. */
  readonly store: string;
  /** The folder in it, which a restored database does not share with the one before. */
  readonly server: string;
}

export type Peer =
  /** Pods of the site's own namespace, by one label; without a label all of them. */
  | {
      readonly kind: 'own';
      readonly label?: { readonly key: string; readonly values: readonly string[] };
    }
  | { readonly kind: 'pods'; readonly pods: Pods }
  | { readonly kind: 'range'; readonly cidr: string }
  /** Any public address: nothing private, so nothing in the cluster either. */
  | { readonly kind: 'internet' }
  | { readonly kind: 'anywhere' };

/** One connection that somebody opens and that the default-deny policies must let through. */
export interface Connection {
  /** Unique in the instance; a part of the names of the policies that open it. */
  readonly name: string;
  readonly from: Peer;
  readonly to: Peer;
  /** The ports that the called pod itself listens on: policies see no Service. */
  readonly ports: readonly Port[];
  /** The same connection stands in every site that has it, so what is built from it is shared too. */
  readonly shared?: true;
  /** The setting that opens it; a derived connection has none. */
  readonly setting?: ConfigPath;
}

export interface Port {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
}
