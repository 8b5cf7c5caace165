/** Plain and found pieces of text take turns, plain first. */
export function Snippet({ pieces }: { pieces: string[] }) {
  return pieces.map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      <mark key={index} className="rounded-s bg-working-soft px-0.5 text-ink">
        {piece}
      </mark>
    ),
  )
}
