import type { DragEvent } from 'react'

/** Handlers of a place where files may be dropped. */
export function dropOf(onDrag: (isDragged: boolean) => void, onDrop: (files: FileList) => void) {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
  return {
    onDragOver(event: DragEvent) {
      if (!carriesFiles(event)) return
      // Else the browser would open the file in place of the chat.
      event.preventDefault()
      onDrag(true)
    },
    onDragLeave(event: DragEvent) {
      const isInside = event.currentTarget.contains(event.relatedTarget as Node | null)
      if (!isInside) onDrag(false)
    },
    onDrop(event: DragEvent) {
      if (!carriesFiles(event)) return
      event.preventDefault()
      onDrag(false)
      onDrop(event.dataTransfer.files)
    },
  }
}
