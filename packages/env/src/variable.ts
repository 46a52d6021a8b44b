/** What a site is used for; several environments may be of one stage. */
export type Stage = 'dev' | 'stage' | 'prod';

/** Who gives a variable its value; a site's own `env` may name those of the source `site` alone. */
export type Source = 'configuration' | 'site' | 'secret' | 'image' | 'kubernetes';

/** What a value must look like. */
export type Format =
  | 'text'
  | 'origin'
  | 'postgres-uri'
  | 'host'
  | 'port'
  | 'boolean'
  | 'directory'
  | 'mail-address'
  | 'user'
  | 'password'
  | { readonly oneOf: readonly string[] }
  /** Some of these words, each once, with commas between them. */
  | { readonly someOf: readonly string[] }
  | { readonly from: number; readonly to: number }
  /** A key that only machines know, of so many characters. */
  | { readonly atLeast: number };

/** When a site cannot do without a variable. */
export type Requirement =
  'always' | 'optional' | { readonly in: readonly Stage[] } | { readonly with: Feature };

/** Uploads on a volume, uploads in S3, mail. */
export type Feature = 'volume' | 's3' | 'mail';

/** What belongs together, also in `.env.example`; Node.js and Next.js read those of the runtime. */
export type Topic = 'site' | 'database' | 'keys' | 'uploads' | 'mail' | 'runtime';

/** One environment variable of a site, as everybody who reads or writes it must understand it. */
export interface Variable {
  readonly topic: Topic;
  readonly source: Source;
  readonly meaning: string;
  readonly format: Format;
  readonly required: Requirement;
  /** Holds where the variable is not set. */
  readonly default?: string;
  /** What a site on the own machine would say; that of a secret is refused in production. */
  readonly example?: string;
}
