/** The sign of the product: an answer that comes back out of a speech bubble. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden>
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M10.2 22.6c-2.5-1.4-3.9-3.6-3.9-6.4 0-4.9 4.2-8.7 9.7-8.7s9.7 3.8 9.7 8.7-4.2 8.7-9.7 8.7c-1 0-2-.1-2.9-.4l-3.6 1.5c-.5.2-.9-.2-.8-.7z"
        fill="var(--accent-ink)"
      />
      <path
        d="M12.2 16.2a3.8 3.8 0 0 1 7.6 0"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <circle cx="16" cy="18" r="1.7" fill="var(--accent)" />
    </svg>
  )
}
