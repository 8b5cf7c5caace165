/** Between tries while there is a network, in milliseconds. */
const pauses = [500, 1_000, 2_000, 4_000, 8_000, 16_000]

/**
 * Fetches a part of the desk that is not needed at first. A fetch that fails would take the whole screen away:
 * without a network the part comes when there is one again. One that does not come over a network either (the
 * desk was built anew meanwhile) is an error after half a minute.
 */
export function patiently<Part>(load: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    for (let tries = 0; ;) {
      try {
        return await load()
      } catch (error) {
        if (!navigator.onLine) {
          await online()
          continue
        }
        const pause = pauses[tries++]
        if (pause === undefined) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }
}

const online = () =>
  new Promise((resolve) => window.addEventListener('online', resolve, { once: true }))
