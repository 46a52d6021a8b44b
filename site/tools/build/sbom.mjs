import { createHash } from 'node:crypto';
import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';

/**
 * What an image is made of.
 * @typedef {object} Ingredients
 * @property {number} seconds the time of the commit, since 1970
 * @property {string} node the version of Node.js
 * @property {string} base the image below it, by digest
 * @property {ReadonlyMap<string, import('./locked-packages.mjs').LockedPackage>} packages
 */

/**
 * A bill of materials in the form of CycloneDX: the same bytes for the same ingredients.
 * @param {Ingredients} ingredients
 */
export function formatSbom({ seconds, node, base, packages }) {
  const root = describe(Enums.ComponentType.Application, 'site', undefined, undefined);
  const runtime = describe(Enums.ComponentType.Platform, 'node', node, `pkg:generic/node@${node}`);
  const [image = base, digest = ''] = base.split('@');
  const below = describe(Enums.ComponentType.Container, image, digest, undefined);
  const components = new Map(
    [...packages].map(([id, { name, version, integrity }]) => {
      const component = describe(Enums.ComponentType.Library, name, version, purlOf(name, version));
      if (integrity !== undefined) addHash(component, integrity);
      return [id, component];
    }),
  );
  for (const [id, { needs }] of packages) {
    const component = components.get(id);
    for (const need of needs) {
      const needed = components.get(need);
      if (component && needed) component.dependencies.add(needed.bomRef);
    }
  }
  const all = [runtime, below, ...components.values()];
  for (const component of all) root.dependencies.add(component.bomRef);
  const bom = new Models.Bom({
    serialNumber: serialNumberOf([node, base, String(seconds), ...packages.keys()]),
  });
  bom.metadata.timestamp = new Date(seconds * 1000);
  bom.metadata.component = root;
  for (const component of all) bom.components.add(component);
  const factory = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(factory).serialize(bom, { sortLists: true, space: 1 })}\n`;
}

/**
 * @param {Enums.ComponentType} type
 * @param {string} name
 * @param {string | undefined} version
 * @param {string | undefined} purl
 */
function describe(type, name, version, purl) {
  const bomRef = purl ?? [name, ...(version === undefined ? [] : [version])].join('@');
  return new Models.Component(type, name, {
    bomRef,
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
  });
}

/**
 * @param {string} name
 * @param {string} version
 */
function purlOf(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/**
 * @param {Models.Component} component
 * @param {string} integrity as the lockfile has it, such as `sha512-…`
 */
function addHash(component, integrity) {
  const [algorithm, content = ''] = integrity.split('-');
  if (algorithm !== 'sha512') return;
  component.hashes.set(
    Enums.HashAlgorithm['SHA-512'],
    Buffer.from(content, 'base64').toString('hex'),
  );
}

/**
 * A random one would make a rebuild another image.
 * @param {readonly string[]} parts
 */
function serialNumberOf(parts) {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
  ];
  return `urn:uuid:${groups.join('-')}-${hex.slice(20, 32)}`;
}
