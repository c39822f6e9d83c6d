import { buttons } from '../buttons.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** To those who are named to comment on a unit's draft, and to what they said. */
export const membersKey = (evaluation: string, speech: Speech): Button => ({
  text: speech.text('collective:members'),
  data: buttons.collective.encode({ evaluation }),
})
