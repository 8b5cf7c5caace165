import { classNames } from '#components/ui/class-names.ts'

/** How a line of the sidebar looks: a view, a place, a section of the settings; marked where one is there. */
export const railLink = (isHere: boolean, place = ''): string =>
  classNames(
    place,
    'flex h-7.5 items-center gap-2.5 rounded-m px-2 transition-colors duration-(--quick) pointer-coarse:h-10',
    isHere
      ? 'bg-selected font-medium text-ink [&_svg]:text-accent-text'
      : 'text-ink-muted hover:bg-hover hover:text-ink',
  )
