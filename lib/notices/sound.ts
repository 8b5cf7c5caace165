import type { SoundName } from '#lib/preferences/preferences.ts'

/** Hertz, and seconds from the beginning: made by the browser, so that no file has to be fetched. */
const tunes: Record<SoundName, { tone: number; at: number; lasts: number }[]> = {
  chime: [
    { tone: 880, at: 0, lasts: 0.25 },
    { tone: 1_318.5, at: 0.11, lasts: 0.45 },
  ],
  drop: [{ tone: 587.3, at: 0, lasts: 0.22 }],
  knock: [
    { tone: 220, at: 0, lasts: 0.09 },
    { tone: 220, at: 0.14, lasts: 0.09 },
  ],
}

let context: AudioContext | null = null

/**
 * Plays a sound. Until somebody has touched the page the browser keeps silent; that is no error.
 *
 * @param volume 0 to 1
 */
export async function playSound(name: SoundName, volume: number): Promise<void> {
  if (volume <= 0 || typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  if (context.state === 'suspended') await context.resume().catch(() => undefined)
  if (context.state !== 'running') return
  const begin = context.currentTime
  for (const { tone, at, lasts } of tunes[name]) {
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency: tone })
    const loudness = new GainNode(context, { gain: 0 })
    loudness.gain.setValueAtTime(0, begin + at)
    loudness.gain.linearRampToValueAtTime(volume * 0.4, begin + at + 0.012)
    loudness.gain.exponentialRampToValueAtTime(0.0001, begin + at + lasts)
    oscillator.connect(loudness).connect(context.destination)
    oscillator.start(begin + at)
    oscillator.stop(begin + at + lasts)
  }
}
