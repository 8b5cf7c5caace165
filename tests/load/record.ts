import { percentiles, type Percentiles } from './percentiles.ts'

export type Figures = {
  offered: number
  acknowledged: number
  failed: number
  send: Percentiles
  delivery: Percentiles
  lost: number
  doubled: number
  disordered: number
}

/** What the load generator saw, from both sides: acknowledgements here, deliveries there. */
export class Record {
  readonly #due = new Map<string, number>()
  readonly #acknowledged = new Set<string>()
  readonly #arrivals = new Map<string, number>()
  readonly #lastSeq = new Map<string, number>()
  readonly #send: number[] = []
  readonly #delivery: number[] = []
  #failed = 0
  #disordered = 0

  begun(clientId: string, due: number) {
    this.#due.set(clientId, due)
  }

  acknowledged(clientId: string) {
    this.#acknowledged.add(clientId)
    this.#send.push(performance.now() - this.#due.get(clientId)!)
  }

  failed() {
    this.#failed += 1
  }

  /** A message reached the other side's socket. Each listener must see the seqs of a conversation grow. */
  delivered(listener: string, clientId: string, seq: number) {
    const due = this.#due.get(clientId)
    if (due === undefined) return
    const arrivals = this.#arrivals.get(clientId) ?? 0
    this.#arrivals.set(clientId, arrivals + 1)
    if (arrivals > 0) return
    this.#delivery.push(performance.now() - due)
    if (seq <= (this.#lastSeq.get(listener) ?? 0)) this.#disordered += 1
    this.#lastSeq.set(listener, seq)
  }

  /** Have all acknowledged messages arrived? */
  get complete(): boolean {
    return [...this.#acknowledged].every((clientId) => this.#arrivals.has(clientId))
  }

  figures(offered: number, seconds: number): Figures {
    return {
      offered,
      acknowledged: this.#acknowledged.size / seconds,
      failed: this.#failed,
      send: percentiles(this.#send),
      delivery: percentiles(this.#delivery),
      lost: [...this.#acknowledged].filter((clientId) => !this.#arrivals.has(clientId)).length,
      doubled: [...this.#arrivals.values()].filter((times) => times > 1).length,
      disordered: this.#disordered,
    }
  }
}
