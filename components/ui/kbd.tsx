/** The keys of a shortcut, each as a key cap. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className="inline-flex gap-0.5">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-s border border-line bg-sunken px-1 font-sans text-2xs leading-none text-ink-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
