import { describe, expect, it } from 'vitest';
import { closeSchema } from '../../schemas/strict.ts';

describe('closeSchema', () => {
  it('closes objects at every depth and drops the documentation', () => {
    const upstream = {
      type: 'object',
      description: 'long',
      properties: { a: { type: 'array', items: { type: 'object', properties: {} } } },
    };
    expect(closeSchema(upstream, 'Kind')).toEqual({
      type: 'object',
      properties: {
        a: {
          type: 'array',
          items: { type: 'object', properties: {}, additionalProperties: false },
        },
      },
      additionalProperties: false,
    });
  });

  it('leaves open what upstream leaves open', () => {
    const values = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
    expect(closeSchema(values, 'Kind')).toEqual({ type: 'object' });
    const map = { type: 'object', additionalProperties: { type: 'string', default: '' } };
    expect(closeSchema(map, 'Kind')).toEqual({
      type: 'object',
      additionalProperties: { type: 'string' },
    });
  });

  it('loosens branches, which rely on defaults and only narrow their neighbours', () => {
    const upstream = {
      type: 'object',
      properties: { type: { type: 'string' } },
      oneOf: [{ type: 'object', properties: { type: { enum: ['A'] } } }],
    };
    expect(closeSchema(upstream, 'Kind').anyOf).toEqual([
      { type: 'object', properties: { type: { enum: ['A'] } } },
    ]);
  });

  it('reads a number or a string as one type list', () => {
    const upstream = {
      'x-kubernetes-int-or-string': true,
      anyOf: [{ type: 'integer' }, { type: 'string' }],
      pattern: '^[0-9]+%$',
    };
    expect(closeSchema(upstream, 'Kind')).toEqual({
      type: ['integer', 'string'],
      pattern: '^[0-9]+%$',
    });
  });

  it('refuses a keyword that no rule covers', () => {
    const upstream = { type: 'object', properties: { a: { type: 'string', nullable: true } } };
    expect(() => closeSchema(upstream, 'Kind')).toThrow(
      'Kind.a: no rule says what to do with "nullable"',
    );
  });
});
