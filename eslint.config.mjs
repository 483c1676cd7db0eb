/**
 * Type-checked rules for the TypeScript, the Lit and accessibility rules for the elements, and the import directions of
 * the house: an arrow that the tables below do not allow is an error.
 */
import js from '@eslint/js';
import { importX } from 'eslint-plugin-import-x';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const typed = ['sdk/**/*.ts', 'src/**/*.ts', 'demo/server/**/*.ts', 'test/**/*.ts'];

/** `target` may import from `from` only what stands in `except` (paths relative to `from`). */
const directions = [
  { target: './sdk', from: './src', message: 'The SDK knows nothing of the elements.' },
  { target: './sdk/contract', from: './sdk', except: ['./contract'] },
  { target: './sdk/errors', from: './sdk', except: ['./errors', './contract'] },
  { target: './sdk/session', from: './sdk/resources' },
  {
    target: './sdk/resources',
    from: './sdk/session',
    message: 'Resources speak to the transport.',
  },
  { target: './sdk/!(mocks)/**', from: './sdk/mocks' },
  { target: './sdk/*.ts', from: './sdk/mocks' },
  { target: './sdk/mocks', from: './sdk', except: ['./mocks', './contract'] },

  ...['events', 'tokens', 'themes', 'i18n'].flatMap((leaf) => [
    { target: `./src/${leaf}`, from: './src', except: [`./${leaf}`], message: 'A leaf.' },
    { target: `./src/${leaf}`, from: './sdk', message: 'A leaf imports nothing of ours.' },
  ]),
  { target: './src/ui', from: './src/elements' },
  { target: './src/controllers', from: './src/elements' },
  { target: './src/controllers', from: './src/ui' },
  { target: './src/controllers', from: './src/frame' },
  { target: './src/elements', from: './src', except: elementsMayImport() },
  { target: './src/shell', from: './src', except: ['./shell', './frame', './events', './tokens'] },
  { target: './src/shell', from: './src/frame', except: ['./protocol.ts'] },
  { target: './src/frame', from: './src', except: frameMayImport() },
  { target: './src/windows', from: './src', except: frameMayImport() },
  { target: './src/frame/protocol.ts', from: './src', message: 'Weighed with the shell.' },
  { target: './src/shell', from: './sdk', message: 'The shell carries no SDK.' },
  { target: './src', from: './sdk/mocks' },

  { target: './demo/server', from: './sdk', except: ['./contract'] },
  { target: './demo/server', from: './src' },
  {
    target: './demo/server/lending',
    from: './demo/server',
    except: ['./lending'],
    message: 'The lending core is pure.',
  },
  {
    target: './demo/server/personas',
    from: './demo/server',
    except: ['./personas', './lending'],
    message: 'Personas are histories run through the lending core.',
  },
  { target: ['./demo/portal', './demo/dealer'], from: ['./sdk', './src'] },

  { target: ['./sdk', './src'], from: ['./demo', './test'] },
  { target: './demo', from: './test' },
];

function elementsMayImport() {
  return ['elements', 'ui', 'controllers', 'events', 'i18n', 'tokens'].map((name) => `./${name}`);
}

/** Pages at the lender's origin: all of the elements, nothing of the shell. */
function frameMayImport() {
  return ['./frame', './windows', ...elementsMayImport()];
}

/** Packages that a folder must not reach for, by the reason. */
const packages = (files, group, message) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [zod, { group, message }] }],
  },
});

const zod = {
  regex: '^zod(?!/mini$)',
  message: 'zod/mini does the same for a fifth of the bytes.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.cache/',
      '.data/',
      'coverage/',
      'docs/site/',
      '**/*.d.ts',
      'test/package/consumer/',
      'test/hostile/older/embed.js',
    ],
  },

  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,ts}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.js', '.mjs'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: directions }],
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'no-restricted-imports': ['error', { patterns: [zod] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
    },
  },
  {
    files: ['**/*.mjs', 'demo/{portal,dealer}/**/*.js'],
    languageOptions: { globals: globals() },
    rules: { 'no-console': 'off' },
  },

  ...[...tseslint.configs.recommendedTypeChecked, ...tseslint.configs.stylisticTypeChecked].map(
    (config) => ({ ...config, files: typed }),
  ),
  {
    files: typed,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unsafe-type-assertion': 'off',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // Async without await keeps a method's answer a promise when it throws.
      '@typescript-eslint/require-await': 'off',
      // Event listeners and Lit's handlers may be async; what they throw is handled inside.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, boolean: true } },
      ],
      'no-undef': 'off',
    },
  },

  packages(['sdk/**/*.ts'], ['lit', 'lit/*', '@lit/*'], 'The SDK is headless.'),
  packages(
    ['sdk/contract/**/*.ts'],
    ['lit', 'lit/*', '@lit/*', 'ky', 'msw'],
    'The wire needs zod/mini alone.',
  ),
  packages(['src/**/*.ts'], ['ky', 'msw', 'dpop', 'oauth4webapi'], 'Elements speak to the SDK.'),
  packages(
    ['src/shell/**/*.ts'],
    ['lit', 'lit/*', '@lit/*', 'ky', 'zod/*'],
    'The shell is vanilla.',
  ),
  {
    // A host may have broken the iteration of arrays; the protocol's guards run in its page, too.
    files: ['src/shell/**/*.ts', 'src/frame/protocol.ts', 'src/events/**/*.ts'],
    ignores: ['src/shell/diagnose.ts', 'src/shell/diagnose/**'],
    rules: {
      '@typescript-eslint/prefer-for-of': 'off',
      'no-restricted-syntax': ['error', 'ForOfStatement', 'SpreadElement', 'ArrayPattern'],
    },
  },
  packages(
    ['demo/server/lending/**/*.ts', 'demo/server/personas/**/*.ts'],
    ['hono', 'hono/*', 'kysely', 'pino', 'node:*'],
    'The lending core has no HTTP, database, log or clock.',
  ),
  packages(['demo/**/*.js'], ['../../sdk/*', '../../src/*'], 'Pages use the built package.'),

  {
    files: ['src/**/*.ts', 'test/elements/**/*.ts'],
    plugins: {
      lit: lit['flat/recommended'].plugins.lit,
      'lit-a11y': litA11y,
      wc: wc['flat/recommended'].plugins.wc,
    },
    rules: {
      ...lit['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      ...wc['flat/recommended'].rules,
      'wc/no-self-class': 'error',
      'wc/guard-super-call': 'off',
      'wc/require-listener-teardown': 'error',
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-template-bind': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/lifecycle-super': 'error',
      'lit/attribute-names': 'off',
    },
  },
  {
    files: ['demo/server/start.ts', 'demo/server/bank/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-console': 'off',
      // `expect(x).to.be.true`, and node:test's `it` returns a promise that the runner awaits.
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['it', 'test', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);

function globals() {
  const names =
    'process console URL fetch setTimeout clearTimeout performance document window location customElements Buffer AbortSignal crypto navigator structuredClone requestAnimationFrame';
  return Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
}
