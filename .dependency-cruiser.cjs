/**
 * Which way imports flow: app → components → components/ui, and app, components, jobs → lib/<noun> →
 * lib/<adapters> → lib/kernel. Ten rules, no exceptions list: each says what goes wrong without it.
 *
 * Pure files are the ones a browser, a job and an edge function can all load: types and functions of a
 * noun that touch neither the network nor the database.
 */
// markup is how words are written, whatever noun they belong to.
const adapters = 'supabase|realtime|queue|email|auth|i18n|markup'
const nounFolder = `^lib/(?!(?:${adapters}|kernel)/)([^/]+)/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'nothing-imports-routes',
      comment:
        'A route composes; what two routes share belongs to components or lib. An import of a route drags its data fetching along.',
      severity: 'error',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'lib-stands-below',
      comment:
        'lib is loaded by jobs, tests and edge functions: an import of a component or a handler would make them load React or the worker.',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(components|jobs|app)/' },
    },
    {
      name: 'jobs-show-nothing',
      comment: 'The worker has no screen. Letters are written in lib/email/templates.',
      severity: 'error',
      from: { path: '^jobs/' },
      to: { path: ['^(components|app)/', '^node_modules/(react|react-dom|next)/'] },
    },
    {
      name: 'primitives-know-no-nouns',
      comment:
        'components/ui is what any screen is built from. A primitive that knows conversations cannot be used for contacts.',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(components/(?!ui/)|lib/(?!kernel/)|jobs/|supabase/)' },
    },
    {
      name: 'components-and-functions-do-not-query',
      comment:
        'A component gets what it shows from its route or from live.ts, and an edge function calls one SQL function. A query in either would run on the wrong side, or twice.',
      severity: 'error',
      from: { path: '^(components|supabase/functions)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^lib/[^/]+/(queries|commands)\\.ts$', '^lib/supabase/(server|admin)\\.ts$'] },
    },
    {
      name: 'adapters-know-no-nouns',
      comment:
        'Adapters speak to the outside (Supabase, queue, mail) for every noun, and the kernel serves them all.',
      severity: 'error',
      from: { path: `^lib/(${adapters}|kernel)/`, pathNot: '\\.test\\.ts$' },
      to: { path: nounFolder },
    },
    {
      name: 'verbs-stay-in-their-noun',
      comment:
        'Two nouns that must change together are one SQL function. A command that calls another command is two transactions, and half of it can fail.',
      severity: 'error',
      from: { path: nounFolder + '.*', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/[^/]+/(commands|actions)\\.ts$', pathNot: '^lib/$1/' },
    },
    {
      name: 'few-hold-the-master-key',
      comment:
        'The service-role client passes every policy. Whatever a person triggers runs as that person; a server file that needs the key is named here.',
      severity: 'error',
      // The demo site plays the customer's back office, which knows the secret that signs identities.
      // Whoever opens an invitation is nobody yet: its token is the right.
      from: {
        pathNot: [
          '^jobs/',
          '^lib/demo/identity\\.ts$',
          '^lib/invitations/joining\\.ts$',
          '^tests/',
          '\\.test\\.ts$',
        ],
      },
      to: { path: '^lib/supabase/admin\\.ts$' },
    },
    {
      name: 'the-product-does-not-know-its-platform',
      comment:
        'The same code runs on hosted Supabase. An import of supabase/local or of tests would end that.',
      severity: 'error',
      from: {
        path: '^(app|components|lib|jobs|widget|proxy\\.ts|supabase/functions)',
        pathNot: '\\.test\\.tsx?$',
      },
      to: { path: '^(supabase/(local|tests)|tests)/' },
    },
    {
      name: 'no-circles',
      comment: 'In a circle the order of loading decides what is undefined.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(\\.next|\\.otklik|node_modules/\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
