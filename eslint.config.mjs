import nextVitals from 'eslint-config-next/core-web-vitals'
import nextTypescript from 'eslint-config-next/typescript'
import { defineConfig, globalIgnores } from 'eslint/config'
import { builtinRules } from 'eslint/use-at-your-own-risk'

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read and checked in lib/kernel/env.ts (supabase/local/settings.ts there).',
}
const now = 'Ask lib/kernel/clock.ts for the time: tests stop that clock.'
const newDate = { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: now }
const dateNow = {
  selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  message: now,
}
const channel = {
  selector: "CallExpression[callee.property.name='channel']",
  message: 'Channels are joined in lib/realtime: it knows topics, epochs and the catch-up.',
}

const unbounded = {
  selector: "CallExpression[callee.name='dynamic'][arguments.length=1]",
  message:
    'Without { loading } or { ssr: false } it hides everything up to the next <Suspense> while its code comes: scroll positions are lost.',
}

/** The rule replaces itself from block to block, so each block says the whole list. */
const restrict = (...list) => ({ 'no-restricted-syntax': ['error', ...list] })

export default defineConfig([
  globalIgnores([
    '.next/**',
    '.otklik/**',
    'public/**',
    'test-results/**',
    'next-env.d.ts',
    'lib/supabase/database.types.ts',
    // Deno's world: other globals, other imports.
    'supabase/functions/**',
    'tests/platform/fixtures/supabase/functions/**',
  ]),
  nextVitals,
  nextTypescript,
  {
    name: 'otklik/everything',
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { size: { rules: { long: builtinRules.get('max-lines') } } },
    rules: {
      // Past 200 lines a file is usually two; past 300 a comment at its top says why it is not.
      'size/long': ['warn', { max: 200 }],
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // There is no pages folder for it to look at.
      '@next/next/no-html-link-for-pages': 'off',
      'import/no-anonymous-default-export': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      ...restrict(environment),
    },
  },
  {
    name: 'otklik/types-known',
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // A write nobody waits for is lost without a word when it fails.
      '@typescript-eslint/no-floating-promises': 'error',
    },
  },
  {
    name: 'otklik/product',
    files: ['{app,components,lib,jobs,widget}/**/*.{ts,tsx}', '*.ts'],
    rules: {
      // Logs are structured and redacted: lib/kernel/log.ts.
      'no-console': 'error',
      ...restrict(environment, newDate, dateNow, channel, unbounded),
    },
  },
  {
    name: 'otklik/realtime',
    files: ['lib/realtime/**/*.ts'],
    rules: restrict(environment, newDate, dateNow),
  },
  { name: 'otklik/clock', files: ['lib/kernel/clock.ts'], rules: restrict(environment, channel) },
  {
    name: 'otklik/settings',
    files: ['lib/kernel/env.ts'],
    rules: restrict(newDate, dateNow, channel),
  },
  {
    name: 'otklik/tests',
    files: ['**/*.test.{ts,tsx}', 'tests/**', 'supabase/tests/**'],
    rules: { 'no-console': 'off', ...restrict(environment) },
  },
  {
    name: 'otklik/may-read-the-environment',
    files: [
      'supabase/local/settings.ts',
      'supabase/local/bootstrap/*.mjs',
      '*.config.{ts,js,mjs}',
      'tests/{run,support,gates}/**',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'otklik/not-react',
    files: ['tests/**', 'supabase/**', 'jobs/**', '**/*.test.ts'],
    // Playwright's and Vitest's fixtures call their `use`, which is no hook.
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
])
