import type { InspectionView } from '../../domain/inspection/view.ts'
import { buttons } from '../buttons.ts'
import type { Button } from '../screen.ts'
import type { Speech } from '../speech.ts'

/** From the card of an inspection to what happens on site and after. */
export const onSiteCardKeys = (
  { inspection, relations, inside }: InspectionView,
  speech: Speech,
): readonly (readonly Button[])[] => {
  const { id, state, sealed } = inspection
  const isTeam = relations.has('team')
  if (state === 'planned')
    return [
      isTeam
        ? [
            {
              text: speech.text('recommendation:openKey'),
              data: buttons.askOpenOnSite.encode({ inspection: id }),
            },
          ]
        : [],
      inside && !sealed
        ? [{ text: speech.text('urge:key'), data: buttons.urgeAddressee.encode({ inspection: id }) }]
        : [],
    ]
  return ['opened', 'concluded', 'closed'].includes(state)
    ? [[{ text: speech.text('recommendation:afterKey'), data: buttons.followUp.encode({ inspection: id }) }]]
    : []
}
