import { middleSquare } from './picture.ts'

/** Pixels: twice the largest avatar of the desk, for sharp screens. */
const side = 256

/**
 * The middle of a picture, small and square. What a phone writes into its photos (the place, the time)
 * does not come along.
 *
 * @returns image/webp, or image/png where the browser writes no WebP
 * @throws DOMException where the browser cannot read the file
 */
export async function shrinkPicture(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  try {
    const { x, y, side: from } = middleSquare(picture.width, picture.height)
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = side
    const brush = canvas.getContext('2d')
    if (!brush) throw new DOMException('no canvas', 'NotSupportedError')
    brush.imageSmoothingQuality = 'high'
    brush.drawImage(picture, x, y, from, from, 0, 0, side, side)
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/webp', 0.9))
    if (!small) throw new DOMException('no picture came', 'EncodingError')
    return small
  } finally {
    picture.close()
  }
}
