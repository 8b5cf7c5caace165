'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/**
 * A colleague took a merged conversation out again: what shows it inside the open one asks anew.
 *
 * @param splitAt position of the newest conversation_split; 0 for none
 */
export function useMergeNews(splitAt: number): void {
  const client = useQueryClient()
  useEffect(() => {
    if (splitAt > 0) void client.invalidateQueries({ queryKey: ['merged-conversation'] })
  }, [client, splitAt])
}
