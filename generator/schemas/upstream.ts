import { load } from 'js-yaml';
import { readCustomSchema, type CustomResourceDefinition } from './custom-resource.ts';
import { readBuiltinSchema, type Swagger } from './kubernetes.ts';
import { readModuleFile, type Module } from './modules.ts';
import { CannotDerive, type Schema } from './schema.ts';
import { sopsSecret } from './sops-secret.ts';
import { modules, type Kind } from './sources.ts';

/** Gives each kind's upstream schema; a file that many kinds share is parsed once. */
export function makeUpstreamReader(downloaded: Map<string, Module>): (kind: Kind) => Schema {
  const parsed = new Map<string, unknown>();
  const parse = (module: Module, file: string): unknown => {
    const key = `${module.name}/${file}`;
    // YAML covers JSON, but its parser takes seconds for Kubernetes' 4 MB.
    if (!parsed.has(key)) {
      const text = readModuleFile(module, file);
      parsed.set(key, file.endsWith('.json') ? JSON.parse(text) : load(text));
    }
    return parsed.get(key);
  };
  return (kind) => {
    if (!kind.origin) return sopsSecret;
    const content = parse(moduleOf(kind.origin.module, downloaded), kind.origin.file);
    return kind.origin.module === 'kubernetes'
      ? readBuiltinSchema(content as Swagger, kind)
      : readCustomSchema(content as CustomResourceDefinition, kind);
  };
}

export function moduleOf(name: keyof typeof modules, downloaded: Map<string, Module>): Module {
  const module = downloaded.get(modules[name]);
  if (!module) throw new CannotDerive(`go reported nothing of module ${modules[name]}`);
  return module;
}
