import * as z from 'zod';
import { clusterSchema } from './schema/cluster.ts';
import { promotionSchema } from './schema/promotion.ts';
import { settings, settingsSchema } from './schema/settings.ts';
import { text } from './schema/values.ts';

const siteEnvironmentSchema = z.strictObject({
  /** The canonical host. No default. */
  host: text('invalid-host'),
  /** Hosts that are redirected to the canonical one. Default: none. */
  aliases: z.array(text('invalid-host')).readonly().optional(),
  ...settings,
});

const siteSchema = z.strictObject({
  /** The code base that runs the site. Default: the only one, where there is one. */
  app: z.string().optional(),
  ...settings,
  /** The environments in which the site exists, and what is special there. No default. */
  environments: z.record(z.string(), siteEnvironmentSchema),
});

const appSchema = z.strictObject({
  /** The folder of the code base. No default. */
  directory: text('invalid-directory'),
  /** Registry and repository of its image, without a tag. No default. */
  image: text('invalid-image'),
  /** The Secret in each site's namespace that lets the cluster pull it. Default: none, the image is public. */
  pullSecret: text('invalid-object-name').optional(),
});

const environmentSchema = z.strictObject({
  /** Its name; releases are promoted in the order of the list. No default. */
  name: text('invalid-environment-name'),
  /** Argo CD undoes changes made in the cluster by hand; false leaves room for hot development. Default: true. */
  selfHeal: z.boolean().optional(),
  /** Visitors depend on it: options for development are refused. Default: false. */
  production: z.boolean().optional(),
  /** The value of SYNESTRA_ENV: dev, stage or prod. Default: prod in production, else dev. */
  stage: z.enum(['dev', 'stage', 'prod']).optional(),
  /** Settings of every site in this environment. Default: none. */
  defaults: settingsSchema.optional(),
});

export const fleetSchema = z.strictObject({
  /** Facts about the cluster and its platform. No default. */
  cluster: clusterSchema,
  /** The code bases, by name. No default. */
  apps: z.record(text('invalid-dns-label'), appSchema),
  /** The environments, in the order of promotion. No default. */
  environments: z.array(environmentSchema).min(1).readonly(),
  /** Settings of every site. Default: none. */
  defaults: settingsSchema.optional(),
  /** How releases and changes reach the environments. Default: by hand, all sites at once, at any time. */
  promotion: promotionSchema.optional(),
  /** The sites, by id; the id is a part of every name in the cluster. No default. */
  sites: z.record(text('invalid-dns-label'), siteSchema),
});

export type FleetConfig = z.output<typeof fleetSchema>;
export type SiteConfig = z.output<typeof siteSchema>;
export type SiteEnvironmentConfig = z.output<typeof siteEnvironmentSchema>;
export type EnvironmentConfig = z.output<typeof environmentSchema>;
