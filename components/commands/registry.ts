import { createKeybindingsHandler } from 'tinykeys'
import type { Command } from './command.ts'

/** A popup has the keys to itself; so has the button of an open one, before the focus has moved into it. */
const popups =
  '[role=dialog], [role=alertdialog], [role=menu], [role=listbox], [aria-haspopup][aria-expanded=true]'
/** Where a key without a held one writes. */
const fields =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])'

function isWithin({ target }: KeyboardEvent, selector: string): boolean {
  const closest = (target as Partial<Element> | null)?.closest
  return closest?.call(target, selector) != null
}

/** Every press of it is held together with a key that writes nothing. */
const writesNothing = (keys: string): boolean =>
  keys.split(' ').every((press) => /(\$mod|Control|Meta|Alt)\+/.test(press))

/**
 * What can be done now. Parts of the desk put their commands in while they are there; where two answer
 * to the same keys or the same id, the one that came last does.
 */
export class Registry {
  #sets = new Map<symbol, readonly Command[]>()
  #listeners = new Set<() => void>()
  #all: readonly Command[] = []
  #single = new Keys((event) => isWithin(event, `${fields}, ${popups}`))
  #held = new Keys((event) => isWithin(event, popups))

  set(owner: symbol, commands: readonly Command[]): void {
    this.#sets.set(owner, commands)
    this.#changed()
  }

  remove(owner: symbol): void {
    this.#sets.delete(owner)
    this.#changed()
  }

  /** Every command once; the same array until something changes. */
  get all(): readonly Command[] {
    return this.#all
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Answers a key that went down anywhere. */
  press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return
    this.#single.press(event)
    if (!event.defaultPrevented) this.#held.press(event)
  }

  #changed(): void {
    const byId = new Map<string, Command>()
    for (const commands of this.#sets.values())
      for (const command of commands) {
        // To the end: the one that came last.
        byId.delete(command.id)
        byId.set(command.id, command)
      }
    this.#all = [...byId.values()]
    const bound = this.#all.filter((each) => each.keys && !each.isAnsweredElsewhere)
    this.#single.bind(bound.filter(({ keys }) => !writesNothing(keys ?? '')))
    this.#held.bind(bound.filter(({ keys }) => writesNothing(keys ?? '')))
    for (const listener of this.#listeners) listener()
  }
}

/** The keys of some commands. */
class Keys {
  #isOff: (event: KeyboardEvent) => boolean
  #commands = new Map<string, Command>()
  #signature = ''
  #answer: (event: KeyboardEvent) => void = () => undefined

  constructor(isOff: (event: KeyboardEvent) => boolean) {
    this.#isOff = isOff
  }

  press(event: KeyboardEvent): void {
    this.#answer(event)
  }

  bind(commands: readonly Command[]): void {
    this.#commands = new Map(commands.map((command) => [command.keys ?? '', command]))
    const signature = [...this.#commands.keys()].sort().join('|')
    // Only where the keys are others: a sequence begun goes on through a re-registration.
    if (signature !== this.#signature) this.#listen()
    this.#signature = signature
  }

  #listen(): void {
    // Sequences first: in "G I" the I does not count by itself.
    const sequences = [...this.#commands.keys()].sort((a, b) => b.length - a.length)
    const bindings = sequences.map((keys) => [
      keys,
      (event: KeyboardEvent) => this.#run(keys, event),
    ])
    this.#answer = createKeybindingsHandler(Object.fromEntries(bindings), { ignore: this.#isOff })
  }

  #run(keys: string, event: KeyboardEvent): void {
    const command = this.#commands.get(keys)
    if (!command || (event.repeat && !command.repeats)) return
    event.preventDefault()
    command.run()
    // What else began with the same key is over.
    if (keys.includes(' ')) this.#listen()
  }
}
