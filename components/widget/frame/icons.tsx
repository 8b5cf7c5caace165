import type { ReactNode } from 'react'

function Icon({ children, size = 20 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const BackIcon = () => (
  <Icon>
    <path d="m15 5-7 7 7 7" />
  </Icon>
)
export const CloseIcon = () => (
  <Icon>
    <path d="M6 6l12 12M18 6 6 18" />
  </Icon>
)
export const ForwardIcon = () => (
  <Icon size={16}>
    <path d="m9 5 7 7-7 7" />
  </Icon>
)
export const DownIcon = () => (
  <Icon size={16}>
    <path d="M12 5v14m-6-6 6 6 6-6" />
  </Icon>
)
export const SendIcon = () => (
  <Icon>
    <path d="M12 19V5m-6 6 6-6 6 6" />
  </Icon>
)
export const TeamIcon = () => (
  <Icon>
    <path d="M4 14v-2a8 8 0 0 1 16 0v2M4 14a2 2 0 0 1 2-2h.5v6H6a2 2 0 0 1-2-2zm16 0a2 2 0 0 0-2-2h-.5v6h.5a2 2 0 0 0 2-2zm-.5 3.500c0 2-2 3.500-5 3.500" />
  </Icon>
)
export const FileIcon = () => (
  <Icon size={16}>
    <path d="M13 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V9zm0 0v6h6" />
  </Icon>
)
/** One tick: the server has it. Two: the team has read it. */
export const TickIcon = ({ isDouble }: { isDouble: boolean }) => (
  <Icon size={14}>
    <path d={isDouble ? 'm2 13 4 4L15 7m-4 9 1 1L22 7' : 'm5 13 4 4L19 7'} />
  </Icon>
)
