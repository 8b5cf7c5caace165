import { SettingsSkeleton } from '#components/settings/settings-skeleton.tsx'

/** A page of the settings on its way: the list of pages stays beside it. */
export default function SettingsLoading() {
  return <SettingsSkeleton />
}
