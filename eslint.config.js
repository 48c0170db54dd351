// Style and safety of single files. Who may import whom is .dependency-cruiser.cjs; layout is Prettier's.
import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Files that write to the terminal on purpose. */
const TERMINAL = ['src/cli/**', 'bench/**', 'scripts/**', 'bin/**']

export default defineConfig(
  { ignores: ['out/', 'dist/', 'node_modules/', 'coverage/', 'test-results/', 'native/whisper/build/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx,js,mjs,cjs}'],
    extends: [tseslint.configs.strict],
    rules: {
      'max-lines': ['error', { max: 250 }],
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'require-yield': 'error',
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: ['node:child_process', 'child_process'].map((name) => ({
            name,
            allowTypeImports: true,
            message:
              'Child processes start by src/engine/child-process.mjs: it keeps telemetry off.',
          })),
        },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file itself.' },
        { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
        {
          selector: 'ImportDeclaration[source.value=/^\\./]:not([source.value=/\\.[a-z]+$/])',
          message: 'Imports of ours end in their extension.',
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      // An empty method of a fake, a listener not set yet: harmless.
      '@typescript-eslint/no-empty-function': 'off',
      // With noUncheckedIndexedAccess every sample of a signal would need a check that can never fail.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'bench/**/*.ts', 'e2e/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A fake port is async because its interface is.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // `expect(fake.method)` never calls it.
  { files: ['**/*.test.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: TERMINAL, rules: { 'no-console': 'off' } },
  {
    files: ['src/engine/child-process.mjs'],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    files: ['*.config.{js,ts}', '**/*.cjs'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
)
