/** Told to its author: his import was broken off when the system stopped, and nothing was written. */
export type RosterNotice = Readonly<{ kind: 'roster.brokenOff'; file: string }>
