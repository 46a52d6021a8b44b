import type { Schema } from './schema.ts';

const text: Schema = { type: 'string' };
const texts: Schema = { type: 'object', additionalProperties: text };

const fieldsOf = (...names: string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, text]));

const keysOf = (...names: string[]): Schema => ({
  type: 'array',
  items: { type: 'object', properties: fieldsOf('enc', ...names) },
});

/**
 * SopsSecret v1alpha3 of the sops-secrets-operator, written by hand: no version of the operator
 * could be had as a Go module, so there is nothing to pin. Stricter than the operator in one thing: the `sops`
 * part is required, because without it the file is a plaintext secret.
 */
export const sopsSecret: Schema = {
  type: 'object',
  required: ['sops', 'spec'],
  properties: {
    spec: {
      type: 'object',
      required: ['secretTemplates'],
      properties: {
        suspend: { type: 'boolean' },
        secretTemplates: {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['name'],
            properties: {
              ...fieldsOf('name', 'type'),
              labels: texts,
              annotations: texts,
              data: texts,
              stringData: texts,
            },
          },
        },
      },
    },
    sops: {
      type: 'object',
      required: ['lastmodified', 'mac', 'version'],
      properties: {
        ...fieldsOf('lastmodified', 'mac', 'version'),
        ...fieldsOf('encrypted_regex', 'encrypted_suffix'),
        ...fieldsOf('unencrypted_regex', 'unencrypted_suffix'),
        mac_only_encrypted: { type: 'boolean' },
        age: keysOf('recipient'),
        pgp: keysOf('created_at', 'fp'),
        kms: keysOf('arn', 'role', 'aws_profile', 'created_at'),
        gcp_kms: keysOf('resource_id', 'created_at'),
        azure_kv: keysOf('vault_url', 'name', 'version', 'created_at'),
        hc_vault: keysOf('vault_address', 'engine_path', 'key_name', 'created_at'),
      },
    },
  },
};
