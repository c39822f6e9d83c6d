import { button } from '../button.ts'

/** The committee's desk for persons. `search` is what was looked for, packed. */
export const personButtons = {
  people: button('P', {}),
  peopleFound: button('Pl', { search: 'word' }),
  peopleUnits: button('Pu', { search: 'word' }),
  peopleStates: button('Pt', { search: 'word' }),
  openPerson: button('Po', { person: 'id', search: 'word' }),
  personPosts: button('Ph', { person: 'id', search: 'word' }),
  personClocks: button('Pc', { person: 'id', search: 'word' }),
  personInvite: button('Pi', { person: 'id', search: 'word' }),
  askSecondInvite: button('Pn', { person: 'id', search: 'word' }),
  secondInvite: button('Pm', { person: 'id', search: 'word' }),
  revokeInvite: button('Pr', { invite: 'id', search: 'word' }),
  askUnlinkPerson: button('Pk', { person: 'id', search: 'word' }),
  /** `link` is the one that was on the screen: a newer one stays. */
  unlinkPerson: button('Px', { link: 'id', search: 'word', reason: 'word' }),
} as const
