export type Step = { name: string; program: string; args: string[] }

const script = (name: string, script: string): Step => ({
  name,
  program: 'npm',
  args: ['run', '--silent', script],
})

/** In the order in which they are cheap to fail. */
export const ciSteps: Step[] = [
  { name: 'formatting', program: 'prettier', args: ['--check', '.'] },
  script('types', 'types'),
  script('lint', 'lint'),
  script('import boundaries', 'boundaries'),
  script('dead code', 'dead-code'),
  script('catalogue parity', 'i18n:check'),
  script('schema drift', 'db:drift'),
  { name: 'generated types', program: 'node', args: ['tests/gates/run.ts', 'types'] },
  script('advisors', 'db:advisors'),
  script('production build', 'build'),
  script('tests', 'test'),
]
