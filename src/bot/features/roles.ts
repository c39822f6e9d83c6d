import { Composer } from 'grammy'
import { declineRoleName } from '../../conversations/decline-role.ts'
import { roleUnitName } from '../../conversations/role-unit.ts'
import { searchName } from '../../conversations/search.ts'
import type { Deps } from '../../domain/ports.ts'
import { decideRoleChange, openRoleChange } from '../../domain/role/decide.ts'
import { planRole, proposeRole } from '../../domain/role/propose.ts'
import { listRoles, openRoles, readUnits } from '../../domain/role/read.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, withSentence, wordRefusal } from '../refusal.ts'
import { refusedScreen } from '../screens/refused.ts'
import { confirmRoleScreen, declineRoleScreen, roleChangeScreen } from '../screens/role-change.ts'
import { toRoleKind } from '../screens/role-words.ts'
import { askRolePersonScreen, rolesOfScreen, rolesScreen, roleUnitsScreen } from '../screens/roles.ts'

const refuse = (ctx: LinkedContext, refusal: WordedRefusal): Promise<void> =>
  showScreen(ctx, refusedScreen(refusal, ctx.speech))

/** /roles: who has which role, and how one is given or ended: by two admins. */
export const createRoleFeature = (deps: Deps): Composer<LinkedContext> => {
  const feature = new Composer<LinkedContext>()

  const showList = async (ctx: LinkedContext, page: number): Promise<void> => {
    await leaveDialogue(ctx)
    const listed = await listRoles(deps, ctx.viewer.actor, page)
    if (!listed.ok) return refuse(ctx, listed.refusal)
    await showScreen(ctx, rolesScreen(listed.value, page, ctx.speech))
  }
  feature.command('roles', ctx => showList(ctx, 0))
  onPress(feature, buttons.roles, (ctx, { page }) => showList(ctx, page))

  onPress(feature, buttons.findRolePerson, async ctx => {
    const listed = await listRoles(deps, ctx.viewer.actor, 0)
    if (!listed.ok) return refuse(ctx, listed.refusal)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(searchName, 'role')
    await showScreen(ctx, askRolePersonScreen(ctx.speech))
  })

  /** The person's roles, under what stood against a change of them. */
  const showPerson = async (ctx: LinkedContext, person: string, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openRoles(deps, ctx.viewer.actor, person)
    if (!opened.ok) return refuse(ctx, refusal ?? opened.refusal)
    const screen = rolesOfScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(feature, buttons.openRoles, (ctx, { person }) => showPerson(ctx, person))

  onPress(feature, buttons.chooseRoleUnit, async (ctx, { person, wanted }) => {
    const kind = toRoleKind(wanted)
    const read = await readUnits(deps, ctx.viewer.actor, person, null)
    if (!read.ok || kind?.change !== 'grant') return showPerson(ctx, person)
    await leaveDialogue(ctx)
    await ctx.conversation.enter(roleUnitName, person, kind.role)
    await showScreen(ctx, roleUnitsScreen(read.value, kind.role, ctx.speech))
  })

  onPress(feature, buttons.planRole, async (ctx, { person, unit, wanted }) => {
    const kind = toRoleKind(wanted)
    if (!kind) return showPerson(ctx, person)
    const planned = await planRole(deps, ctx.viewer.actor, { ...kind, personId: person, unitId: unit })
    if (!planned.ok) return showPerson(ctx, person, planned.refusal)
    await leaveDialogue(ctx)
    await showScreen(ctx, confirmRoleScreen(planned.value, ctx.speech))
  })

  onPress(feature, buttons.proposeRole, async (ctx, { person, unit, wanted }) => {
    const kind = toRoleKind(wanted)
    if (!kind) return showPerson(ctx, person)
    const proposed = await proposeRole(deps, ctx.viewer.actor, { ...kind, personId: person, unitId: unit })
    if (!proposed.ok) return showPerson(ctx, person, proposed.refusal)
    await showChange(ctx, proposed.value.changeId)
  })

  const showChange = async (ctx: LinkedContext, id: string, refusal?: WordedRefusal): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openRoleChange(deps, ctx.viewer.actor, id)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    const screen = roleChangeScreen(opened.value, ctx.speech)
    await showScreen(ctx, refusal ? withSentence(screen, wordRefusal(ctx.speech, refusal)) : screen)
  }
  onPress(feature, buttons.openRoleChange, (ctx, { proposal }) => showChange(ctx, proposal))

  onPress(feature, buttons.releaseRole, async (ctx, { proposal }) => {
    const released = await decideRoleChange(deps, ctx.viewer.actor, proposal, { kind: 'release' })
    // Tried again after its answer was lost: the screen says whose word it was.
    const isOwn = !released.ok && released.refusal === 'already_decided' && ctx.isRepeated
    await showChange(ctx, proposal, released.ok || isOwn ? undefined : released.refusal)
  })

  onPress(feature, buttons.declineRole, async (ctx, { proposal }) => {
    const opened = await openRoleChange(deps, ctx.viewer.actor, proposal)
    if (!opened.ok) return refuse(ctx, opened.refusal)
    if (opened.value.decision) return showChange(ctx, proposal, 'already_decided')
    if (!opened.value.mayDecide) return showChange(ctx, proposal, 'not_allowed')
    await leaveDialogue(ctx)
    await ctx.conversation.enter(declineRoleName, proposal)
    await showScreen(ctx, declineRoleScreen(proposal, ctx.speech))
  })
  return feature
}
