import { Composer } from 'grammy'
import type { DrawChart } from '../../domain/chart.ts'
import { readCaps } from '../../domain/classification/caps.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { capChart } from '../cap-chart.ts'
import { showScreen } from '../messenger.ts'
import { sendPicture } from '../picture.ts'
import { type LinkedContext, onPress } from '../press.ts'
import { wordRefusal } from '../refusal.ts'
import { homeKey } from '../screens/home.ts'

/** The cap as a picture, for whoever decides on the levels. */
export const createCapPicture = (deps: Deps, draw: DrawChart): Composer<LinkedContext> => {
  const picture = new Composer<LinkedContext>()
  onPress(picture, buttons.capPicture, async (ctx, { cycle }) => {
    const { speech } = ctx
    const caps = await readCaps(deps, ctx.viewer.actor, cycle)
    if (!caps.ok)
      return showScreen(ctx, { text: wordRefusal(speech, caps.refusal), rows: [[homeKey(speech)]] })
    const period = caps.value.cycle
    await sendPicture(ctx, draw, capChart(caps.value, speech), {
      name: `ty-le-xuat-sac-${period.periodFrom}-${period.periodTo}`,
      caption: speech.text('chart:capCaption', { period: speech.period(period) }),
      rows: [
        [{ text: speech.text('common:back'), data: buttons.group.encode({ cycle: period.id, page: 0 }) }],
      ],
    })
  })
  return picture
}
