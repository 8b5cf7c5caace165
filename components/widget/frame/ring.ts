import { playSound } from '#lib/notices/sound.ts'

/** Milliseconds in which no other tab rings for the same message. */
const pause = 2_000

/** Rings once, whatever number of tabs hears of the message. Comes with the first message that rings. */
export async function ring(name: string): Promise<void> {
  const play = () => playSound('chime', 0.4)
  try {
    await navigator.locks.request(`${name}/ring`, { ifAvailable: true }, async (lock) => {
      if (!lock) return
      await play()
      await new Promise((resolve) => setTimeout(resolve, pause))
    })
  } catch {
    // Locks are forbidden to this frame.
    await play()
  }
}
