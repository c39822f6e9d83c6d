/** A person as he is shown: the main post of today, in whatever languages its title is recorded. */
export type PersonSummary = Readonly<{
  id: string
  name: string
  positionTitles: Readonly<Record<string, string>> | null
  unit: string | null
  isLinked: boolean
}>

/** What a person is today, as far as the home menu needs it; access is decided elsewhere, per object. */
export type Hats = Readonly<{ supervisor: boolean; staff: boolean; admin: boolean; pending: number }>

/** The one who acts: known by his link, never by what a message claims. */
export type Actor = Readonly<{ personId: string; name: string }>
