/** A JSON schema, upstream's or ours. The keywords that this folder works on are spelled out. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  required?: string[];
  format?: string;
  pattern?: string;
  $ref?: string;
  [keyword: string]: unknown;
}

/** A reason why no schema can be written, for the person who runs the script. */
export class CannotDerive extends Error {}
