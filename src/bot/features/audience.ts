import { Composer } from 'grammy'
import { announceName } from '../../conversations/announce.ts'
import { audienceRoles } from '../../domain/broadcast/broadcast.ts'
import { readChoices, readUnit } from '../../domain/broadcast/choices.ts'
import { askStep, changeAudience, openDraft } from '../../domain/broadcast/draft.ts'
import type { Deps } from '../../domain/ports.ts'
import { buttons } from '../buttons.ts'
import { isLanguage } from '../language.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { audienceScreen, choicesScreen, unitScreen } from '../screens/audience.ts'
import { refuseDraft } from './broadcast.ts'

type Change = Parameters<typeof changeAudience>[3]

const choiceParts = ['role', 'group', 'language', 'cycle'] as const

/** Whom a draft is for: the unit tree, roles, positions, languages, those who have not handed in. */
export const createAudience = (deps: Deps): Composer<LinkedContext> => {
  const audience = new Composer<LinkedContext>()

  onPress(audience, buttons.audience, async (ctx, { broadcast }) => {
    const opened = await openDraft(deps, ctx.viewer.actor, broadcast)
    if (opened.ok) await showScreen(ctx, audienceScreen(opened.value, ctx.speech))
    else await refuseDraft(ctx, deps, broadcast, opened.refusal)
  })

  /** Besides the keys, part of a unit's name may be typed. */
  const browse = async (
    ctx: LinkedContext,
    id: string,
    unitId: string | null,
    page: number,
  ): Promise<void> => {
    const { actor } = ctx.viewer
    const asked = await askStep(deps, actor, id, 'unit')
    const read = asked.ok ? await readUnit(deps, actor, id, unitId) : asked
    if (!read.ok) return refuseDraft(ctx, deps, id, read.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(announceName, id)
    await showScreen(ctx, unitScreen(read.value.view, read.value.choices, page, ctx.speech))
  }
  onPress(audience, buttons.browseUnit, (ctx, { broadcast, unit, page }) =>
    browse(ctx, broadcast, unit, page),
  )

  onPress(audience, buttons.audiencePart, async (ctx, { broadcast, part }) => {
    if (part === 'unit') return browse(ctx, broadcast, null, 0)
    const known = choiceParts.find(name => name === part)
    if (!known) return
    const read = await readChoices(deps, ctx.viewer.actor, broadcast, known)
    if (!read.ok) return refuseDraft(ctx, deps, broadcast, read.refusal)
    await showScreen(ctx, choicesScreen(read.value.view, read.value.choices, ctx.speech))
  })

  const change = async (ctx: LinkedContext, id: string, wanted: Change): Promise<void> => {
    const changed = await changeAudience(deps, ctx.viewer.actor, id, wanted)
    if (changed.ok) await showScreen(ctx, audienceScreen(changed.value, ctx.speech))
    else await refuseDraft(ctx, deps, id, changed.refusal)
  }
  onPress(audience, buttons.chooseUnit, (ctx, { broadcast, unit }) =>
    change(ctx, broadcast, { unitId: unit, positionGroup: null }),
  )
  onPress(audience, buttons.chooseRole, (ctx, { broadcast, role }) =>
    change(ctx, broadcast, { role: audienceRoles.find(name => name === role) ?? null }),
  )
  onPress(audience, buttons.chooseGroup, (ctx, { broadcast, group }) =>
    change(ctx, broadcast, { positionGroup: group === 'any' ? null : group }),
  )
  onPress(audience, buttons.chooseLanguage, (ctx, { broadcast, language }) =>
    change(ctx, broadcast, { language: isLanguage(language) ? language : null }),
  )
  onPress(audience, buttons.chooseCycle, (ctx, { broadcast, cycle }) =>
    change(ctx, broadcast, { cycleId: cycle }),
  )
  onPress(audience, buttons.anyCycle, (ctx, { broadcast }) => change(ctx, broadcast, { cycleId: null }))
  return audience
}
