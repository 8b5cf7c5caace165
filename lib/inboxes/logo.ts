/** Pixels of a logo's box: twice what the widget shows, for sharp screens. */
const box = { width: 320, height: 96 }

/** What of a picture fits a box, in whole pixels; a small one stays as it is. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, box.width / width, box.height / height)
  return {
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
  }
}

/**
 * A logo drawn small, so that a widget stays light and nothing but pixels is put up.
 *
 * @throws DOMException where the browser cannot read the file
 */
export async function shrinkLogo(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  try {
    const { width, height } = fitted(picture.width, picture.height)
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const brush = canvas.getContext('2d')
    if (!brush) throw new DOMException('no canvas', 'NotSupportedError')
    brush.imageSmoothingQuality = 'high'
    brush.drawImage(picture, 0, 0, width, height)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!small) throw new DOMException('no picture came', 'EncodingError')
    return small
  } finally {
    picture.close()
  }
}
