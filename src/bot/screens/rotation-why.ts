import type { Clock, PostClocks } from '../../domain/movement/clocks.ts'
import type { Rotation } from '../../domain/movement/read.ts'
import type { MovementRuleName } from '../../domain/movement/rules.ts'
import { durationText } from '../duration.ts'
import { bold, type Html, joinHtml } from '../html.ts'
import type { Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { clockName } from './clock-line.ts'
import { rotationKey } from './rotation.ts'
import { basisText } from './why.ts'

/** What the rule of a clock says, in its own numbers. */
const meaning = ({ name }: Clock, { rules }: Rotation, speech: Speech): Html | undefined => {
  const long = (months: number): string => durationText(months, speech)
  const { rotation, terms, years, serviceLeft, secondment, periodicChange } = rules
  switch (name) {
    case 'rotation':
      return rotation ? speech.html('rotation:means.rotation', { limit: long(rotation.least) }) : undefined
    case 'terms':
      return terms ? speech.html('rotation:means.terms', { most: terms.most }) : undefined
    case 'years':
      return years
        ? speech.html('rotation:means.years', { head: long(years.head), deputy: long(years.deputy) })
        : undefined
    case 'serviceLeft':
      return serviceLeft
        ? speech.html('rotation:means.serviceLeft', {
            least: long(serviceLeft.least),
            mandated: long(serviceLeft.leastIfMandated),
          })
        : undefined
    case 'secondment':
      return secondment
        ? speech.html('rotation:means.secondment', { limit: long(secondment.most) })
        : undefined
    case 'periodicChange':
      return periodicChange
        ? speech.html('rotation:means.periodicChange', {
            least: long(periodicChange.least),
            most: long(periodicChange.most),
          })
        : undefined
  }
}

const ruleText = (
  rule: MovementRuleName,
  title: Html,
  says: Html | undefined,
  { bases }: Rotation,
  speech: Speech,
): Html => {
  const basis = bases.get(rule)
  const head = joinHtml([title, says], '\n')
  if (!basis) return joinHtml([head, speech.html('rotation:ruleMissing')], '\n')
  return basisText(head, basis, basis.verified, speech)
}

/** Every clock of a post with its rule: article, source, how surely it is known, checked or not. */
export const rotationWhyScreen = (
  { post, clocks }: PostClocks,
  rotation: Rotation,
  speech: Speech,
): Screen => {
  const { rules } = rotation
  const { admission } = rules
  const experience =
    admission && speech.html('rotation:means.admission', { least: durationText(admission.least, speech) })
  const merger = speech.html(rules.continuesAcrossMerger ? 'rotation:mergerOn' : 'rotation:mergerOff')
  return {
    text: joinHtml(
      [
        speech.html('rotation:whyTitle', { title: speech.own(post.position.titles), unit: post.unit.name }),
        ...clocks.map(clock => {
          const title = bold(speech.quote(clockName(clock, rules, speech)))
          return ruleText(clock.name, title, meaning(clock, rotation, speech), rotation, speech)
        }),
        post.kind === 'secondment' &&
          ruleText(
            'admission',
            bold(speech.html('rotation:rule.admission')),
            experience ?? undefined,
            rotation,
            speech,
          ),
        ruleText('merger', bold(speech.html('rotation:rule.merger')), merger, rotation, speech),
        post.position.nonLocalRequired &&
          ruleText('nonLocal', bold(speech.html('rotation:rule.nonLocal')), undefined, rotation, speech),
      ],
      '\n\n',
    ),
    rows: [[rotationKey(speech)]],
    isProtected: true,
  }
}
