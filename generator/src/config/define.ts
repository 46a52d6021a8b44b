import type {
  EnvironmentConfig,
  FleetConfig,
  SiteConfig,
  SiteEnvironmentConfig,
} from './schema.ts';
import type { FreezeConfig, PromotionConfig } from './schema/promotion.ts';
import type { MediaRefinement, S3Media, VolumeMedia } from './schema/media.ts';

type WithoutMedia<T> = Omit<T, 'media'>;

/** Sites whose bucket is not known yet name one in each of their environments. */
interface NeedsBucket {
  /** Where uploads lie: here at least the bucket. No default. */
  media: VolumeMedia | (S3Media & { bucket: string }) | (MediaRefinement & { bucket: string });
}

interface MayRefineMedia {
  /** Where uploads lie. With a kind it replaces the outer level, without one it refines it. Default: inherited. */
  media?: VolumeMedia | (S3Media & { bucket: string }) | MediaRefinement;
}

type Environments<E extends string, Media> = {
  [name in E]?: WithoutMedia<SiteEnvironmentConfig> & Media;
};

type SiteMedia<E extends string> =
  | {
      /** Where uploads lie. With a kind it replaces the outer level, without one it refines it. Default: a volume of 5Gi. */
      media?: VolumeMedia | MediaRefinement | (S3Media & { bucket: string });
      /** The environments in which the site exists, and what is special there. No default. */
      environments: Environments<E, MayRefineMedia>;
    }
  | {
      /** Where uploads lie; each environment names its bucket. Default: a volume of 5Gi. */
      media: S3Media & { bucket?: never };
      /** The environments in which the site exists, each with its bucket. No default. */
      environments: Environments<E, NeedsBucket>;
    };

/** A site as it is written: in known environments, of a known app, with a bucket where S3 needs one. */
export type Site<E extends string, A extends string> = Omit<
  SiteConfig,
  'app' | 'media' | 'environments'
> & {
  /** The code base that runs the site. Default: the only one, where there is one. */
  app?: A;
} & SiteMedia<E>;

/** How releases and changes reach the environments, as it is written. */
type Promotion<E extends string> = Omit<PromotionConfig, 'freezes'> & {
  /** Windows in which a change of the named environments is refused. Default: none. */
  freezes?: readonly (Omit<FreezeConfig, 'environments'> & {
    /** The environments that may not change. Default: those in production. */
    environments?: readonly E[];
  })[];
};

/** The whole configuration as it is written. */
export type Fleet<E extends string, A extends string> = Omit<
  FleetConfig,
  'environments' | 'apps' | 'promotion' | 'sites'
> & {
  /** The environments, in the order of promotion. No default. */
  environments: readonly (Omit<EnvironmentConfig, 'name'> & {
    /** Its name; releases are promoted in the order of the list. No default. */
    name: E;
  })[];
  /** The code bases, by name. No default. */
  apps: Record<A, FleetConfig['apps'][string]>;
  /** How releases and changes reach the environments. Default: by hand, all sites at once, at any time. */
  promotion?: Promotion<NoInfer<E>>;
  /** The sites, by id; the id is a part of every name in the cluster. No default. */
  sites: Record<string, Site<NoInfer<E>, NoInfer<A>>>;
};

/** Describes the fleet. It returns its argument as it is: all that it adds is the type. */
export function defineSites<const E extends string, const A extends string>(
  fleet: Fleet<E, A>,
): Fleet<E, A> {
  return fleet;
}
