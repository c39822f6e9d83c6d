/** What poller and webhook hand on: they store updates, and nothing else. */
export type InboxUpdate = Readonly<{ updateId: number; lane: string; update: object }>

export type Intake = (updates: readonly InboxUpdate[]) => Promise<void>
