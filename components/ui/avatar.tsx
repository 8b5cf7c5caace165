import { UserRound } from 'lucide-react'
import { classNames } from './class-names.ts'
import { initials, tintOf } from './initials.ts'

const sizes = {
  xs: 'size-4 text-[0.5rem]',
  s: 'size-5 text-[0.5625rem]',
  m: 'size-7 text-2xs',
  l: 'size-9 text-xs',
  xl: 'size-12 text-base',
}

type AvatarProps = {
  /** Whose it is; empty for somebody without a name. */
  name: string | null | undefined
  src?: string | null
  size?: keyof typeof sizes
  /** Decides the colour, so that two people of one name differ. */
  seed?: string
  /** Name for screen readers; left out where the name stands beside it. */
  label?: string
  className?: string
}

/** A face, or initials on a colour that stays the same for the same person. */
export function Avatar({ name, src, size = 'm', seed, label, className }: AvatarProps) {
  const shape = classNames(
    'inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-semibold select-none',
    sizes[size],
    className,
  )
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true as const }
  if (src) {
    return (
      // Addresses are the company's own or its customers': no image optimiser in between.
      // eslint-disable-next-line @next/next/no-img-element
      <img
        src={src}
        alt={label ?? ''}
        className={classNames(shape, 'object-cover')}
        loading="lazy"
      />
    )
  }
  return (
    <span {...named} className={shape} style={tintOf(seed ?? name ?? '')}>
      {initials(name) || <UserRound className="size-1/2" />}
    </span>
  )
}
