import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const reactAnywhere = ['react', 'react/*', 'react-dom', 'react-dom/*', '@belfry/react', '@belfry/react/*'];
const polyfill = ['event-source-polyfill', 'event-source-polyfill/*'];

/** A wall: what the files of one room may not import. */
const wall = (group, message) => ['error', { patterns: [{ group, message }] }];

export default defineConfig(
  globalIgnores(['node_modules', 'target', '**/.next']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Objects here are closures; there is no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['packages/react/**/*.{ts,tsx}', 'apps/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['packages/client/**'],
    rules: { 'no-restricted-imports': wall(reactAnywhere, 'The client knows no framework.') },
  },
  {
    files: ['packages/react/src/**'],
    rules: {
      'no-restricted-imports': wall(polyfill, 'React looks and calls; the transport belongs to @belfry/client.'),
      'no-restricted-globals': ['error', 'fetch', 'XMLHttpRequest', 'EventSource'],
      'no-restricted-properties': [
        'error',
        ...['window', 'globalThis', 'self'].flatMap((object) =>
          ['fetch', 'XMLHttpRequest', 'EventSource'].map((property) => ({ object, property })),
        ),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'What senders write is text, never HTML.',
        },
      ],
    },
  },
  {
    // A root that is not there is a loud end of an example.
    files: ['examples/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'fetch', 'setTimeout', 'clearTimeout', 'AbortSignal', 'document', 'window'].map(
          (name) => [name, 'readonly'],
        ),
      ),
    },
  },
);
