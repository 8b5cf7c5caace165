import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from './complaint.mjs'
import { root } from './root.mjs'

/** Throws a Complaint unless files can be made in the repository. */
export function checkFolder() {
  const probe = join(root, `.otklik-probe-${process.pid}`)
  try {
    writeFileSync(probe, 'x')
    rmSync(probe)
  } catch (error) {
    if (error.code === 'ENOSPC') throw noSpace('nothing')
    throw new Complaint(
      `Otklik cannot write to its folder ${root} (${error.code}).`,
      'Give your user the right to write there, or clone it to another place.',
    )
  }
}

/** Throws a Complaint where less than this many megabytes are free. */
export function requireSpace(megabytes) {
  const { bavail, bsize } = statfsSync(root)
  const free = Math.floor((bavail * bsize) / 1e6)
  if (free < megabytes) throw noSpace(`${free} MB`, megabytes)
}

function noSpace(left, megabytes = 300) {
  return new Complaint(
    `The disk that holds ${root} is full: ${left} is left, and ${megabytes} MB are needed.`,
    'Free some space, or clone to another disk, and run the command again.',
  )
}
