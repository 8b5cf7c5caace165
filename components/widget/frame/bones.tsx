/** In the place of messages that are still coming. */
export function Bones({ label }: { label: string }) {
  return (
    <div className="bones talk-bones" role="status">
      <span className="visually-hidden">{label}</span>
      <span />
      <span />
      <span />
    </div>
  )
}
