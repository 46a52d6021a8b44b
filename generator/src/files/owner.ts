import { platformSecretsDirectory } from '../sealed/place.ts';

/** Whose file a path is, as far as the path tells: `<env>/<site>`, and who writes there. */
export interface Owner {
  readonly instance: string;
  readonly writer: 'generator' | 'release' | 'secrets';
}

const overlay = /^environments\/(?:(release|secrets)-)?([a-z][a-z0-9]*)\/([^/]+)\/[^/]+$/;
const application = /^kustomize\/argocd\/([a-z][a-z0-9]*)\/([^/]+)\.yaml$/;
const platform =
  /^kustomize\/(?:platform|operations)\/[^/]+\/([a-z][a-z0-9]*)\/([^/.]+)(?:\.yaml|\/[^/]+)$/;

/** Whether "pnpm secrets" writes a file, for a site or for all of them. */
export function isSealedPath(file: string): boolean {
  return (
    file.startsWith(`${platformSecretsDirectory}/`) || instanceOfPath(file)?.writer === 'secrets'
  );
}

/** Finds the site and environment that a file belongs to; undefined where it belongs to all. */
export function instanceOfPath(file: string): Owner | undefined {
  const [, writer = 'generator', environment, site] = overlay.exec(file) ?? [];
  if (environment && site) {
    return { instance: `${environment}/${site}`, writer: writer as Owner['writer'] };
  }
  const [, ownEnvironment, ownSite] = application.exec(file) ?? platform.exec(file) ?? [];
  if (!ownEnvironment || !ownSite) return undefined;
  return { instance: `${ownEnvironment}/${ownSite}`, writer: 'generator' };
}
