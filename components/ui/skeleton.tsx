import { classNames } from './class-names.ts'

/** The place of something that is on its way; as large as it will be, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={classNames('skeleton block', className)} />
}
