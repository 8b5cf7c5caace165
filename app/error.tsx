'use client'

import { PageProblem } from '#components/desk/page-problem.tsx'

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void }

export default function ErrorPage({ error }: ErrorPageProps) {
  // Not reset(): what the server failed to answer has to be asked again.
  return <PageProblem digest={error.digest} onRetry={() => location.reload()} />
}
