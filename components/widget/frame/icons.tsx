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
export const AttachIcon = () => (
  <Icon>
    <path d="m20 11-8.5 8.5a5 5 0 0 1-7-7l8.5-8.5a3.5 3.5 0 0 1 5 5L9.5 17.5a2 2 0 0 1-3-3L14 7" />
  </Icon>
)
export const CameraIcon = () => (
  <Icon>
    <path d="M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1z" />
    <circle cx="12" cy="13" r="3.5" />
  </Icon>
)
export const EmojiIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M8.5 14.5c1.5 2 5.5 2 7 0M9 9.5h.01M15 9.5h.01" />
  </Icon>
)
export const MoreIcon = () => (
  <Icon>
    <path d="M5 12h.01M12 12h.01M19 12h.01" />
  </Icon>
)
