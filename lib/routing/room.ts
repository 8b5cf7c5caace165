/** How much somebody has after a hand-over: open conversations, and how many at once. */
export type Room = { open: number; capacity: number; isOver: boolean }

export type RoomJson = { open: number; capacity: number; over_capacity: boolean }

export function roomFromJson({ open, capacity, over_capacity: isOver }: RoomJson): Room {
  return { open, capacity, isOver }
}
