import type { PhaseEvent } from '../supervisor/phases.ts'

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const hints: Record<string, string> = { build: 'building the desk; once per change of its sources' }

export type Progress = {
  show(event: PhaseEvent): void
  /** Prints a line of its own, above the phase under way. */
  say(line: string): void
  /** Wipes the phase under way. */
  clear(): void
}

/**
 * One line per phase with its time. In a terminal the phase under way turns and counts; anywhere else
 * a line appears when a phase is done, and at once where it takes long.
 */
export function startProgress(out: NodeJS.WriteStream = process.stdout): Progress {
  // Whoever read the output may have gone (`npm start | head`); the desk goes on.
  out.on('error', () => {})
  let running: { phase: string; since: number; timer: NodeJS.Timeout } | undefined

  const clear = () => {
    if (running) clearInterval(running.timer)
    if (running && out.isTTY) out.write('\r\x1b[K')
    running = undefined
  }
  const draw = () => {
    if (!running || !out.isTTY) return
    const ms = performance.now() - running.since
    const frame = frames[Math.floor(ms / 80) % frames.length]
    const hint = hints[running.phase] && ms > 1000 ? `   ${hints[running.phase]}` : ''
    out.write(`\r\x1b[K  ${frame} ${running.phase.padEnd(12)} ${seconds(ms)}${hint}`)
  }
  const say = (line: string) => {
    if (running && out.isTTY) out.write('\r\x1b[K')
    out.write(`${line}\n`)
    draw()
  }
  return {
    say,
    clear,
    show(event) {
      clear()
      if (event.state === 'done') {
        out.write(
          `  ✓ ${event.phase.padEnd(12)} ${seconds(event.ms)}   ${event.note ?? ''}`.trimEnd() +
            '\n',
        )
        return
      }
      running = { phase: event.phase, since: performance.now(), timer: setInterval(draw, 80) }
      if (!out.isTTY && hints[event.phase]) out.write(`  … ${event.phase}\n`)
    },
  }
}

/** 1234 → "  1.2 s" */
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1).padStart(5)} s`
}
