'use client'

import { useEffect, useState } from 'react'
import { useSupabase } from '#components/desk/supabase-provider.tsx'
import { createSigner } from '#lib/files/signed-addresses.ts'
import type { BrowserSupabase } from '#lib/supabase/browser.ts'

const signers = new WeakMap<BrowserSupabase, ReturnType<typeof createSigner>>()

/** Addresses of files, as whoever is signed in. */
export function useSigner() {
  const db = useSupabase()
  let signer = signers.get(db)
  if (!signer) signers.set(db, (signer = createSigner(db.platform)))
  return signer
}

/** Where a picture is for now; null until it is known, and where it cannot be had. `fail` asks once more. */
export function useSigned(path: string) {
  const signer = useSigner()
  const [known, setKnown] = useState<{ path: string; address: string | null } | null>(null)
  const [failures, setFailures] = useState(0)
  useEffect(() => {
    let isWanted = true
    void signer.address(path).then((address) => {
      if (isWanted) setKnown({ path, address })
    })
    return () => void (isWanted = false)
  }, [signer, path, failures])
  return {
    address: known?.path === path ? known.address : null,
    isMissing: known?.path === path && known.address === null,
    fail() {
      if (failures > 1) return setKnown({ path, address: null })
      signer.forget(path)
      setFailures(failures + 1)
    },
  }
}
