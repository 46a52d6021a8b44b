import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    // Cases are input of tests; some of them are wrong on purpose.
    'generator/test/**/cases/',
    // Made by tools.
    'site/**/.next/',
    'site/dist/',
    'site/next-env.d.ts',
    'site/src/migrations/',
    'site/src/payload-types.ts',
    'site/src/app/(payload)/admin/importMap.js',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // TypeScript finds undefined names, and knows Node's globals, also in plain JavaScript.
      'no-undef': 'off',
      // A number in a message is what the message is about: counts, ports, lengths.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The compiler's messages name a mapped type and spell out a Record: whoever errs in
      // sites.config.ts reads them.
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      // It takes each kind of node that ts-morph's type guards find for an instance of a stranger.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    rules: {
      // The compiler reads the types of plain JavaScript from comments, which these rules do not see.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
