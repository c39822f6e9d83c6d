export type Dialogue = Readonly<Record<string, unknown>>

/** What is remembered of an account between two updates, whether or not a person is linked to it. */
export type AccountMemory = Readonly<{
  language: string | null
  digits: string | null
  /** The open dialogue, as the conversations plugin wants it back; null when there is none. */
  dialogue: Dialogue | null
  /** The message that is the living screen. */
  screenId: number | null
  /** The last update that changed what is remembered. */
  lastUpdateId: number | null
  /** The signature of the command menu that was registered for this chat. */
  commands: string | null
  reachable: boolean
  /** When a text came that was so long that its writer's client may have cut it. */
  longTextAt: Date | null
  personId: string | null
  name: string | null
  /** The person's own zone; null where the province's holds. */
  timeZone: string | null
  /** The newest version of the privacy notice the person agreed to; null where no proof says so. */
  consentVersion: number | null
}>

export type AccountChange = Readonly<{
  language?: string
  digits?: string
  dialogue?: Dialogue | null
  screenId?: number | null
  lastUpdateId?: number
  commands?: string
  reachable?: boolean
  longTextAt?: Date | null
}>

/** Where a notice goes: the live link of a person, and how to speak to him there. */
export type Address = Readonly<{
  accountId: number
  language: string | null
  digits: string | null
  reachable: boolean
}>

export type Accounts = Readonly<{
  load(accountId: number): Promise<AccountMemory | undefined>
  save(accountId: number, change: AccountChange): Promise<void>
  addressOf(personId: string): Promise<Address | undefined>
}>

export const unknownAccount: AccountMemory = {
  language: null,
  digits: null,
  dialogue: null,
  screenId: null,
  lastUpdateId: null,
  commands: null,
  reachable: true,
  longTextAt: null,
  personId: null,
  name: null,
  timeZone: null,
  consentVersion: null,
}
