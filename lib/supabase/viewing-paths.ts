/** Where the routes of viewing as a member are. */
export const viewingPath = '/view-as'
/** A form posts here to end it. */
export const stopViewingPath = `${viewingPath}/stop`
/** Where a page goes when it is no longer allowed to look; the next page says so. */
export const viewingOverPath = `${viewingPath}/over`

/** Says to the next page that the viewing ended by itself. Scripts may read and remove it. */
export const viewingOverCookie = 'otklik-view-as-over'
