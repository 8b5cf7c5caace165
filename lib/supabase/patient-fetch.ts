/** Milliseconds: a page waits no longer for the platform than a person waits for a page. */
const patience = 10_000

/** fetch for the server's clients: a platform that hangs must not hang every page with it. */
export const patientFetch: typeof fetch = (input, init) => {
  const limit = AbortSignal.timeout(patience)
  return fetch(input, {
    ...init,
    signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit,
  })
}
