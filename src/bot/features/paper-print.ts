import { Composer, InputFile } from 'grammy'
import { searchName } from '../../conversations/search.ts'
import type { EvaluationSheet, PrintSheet } from '../../domain/evaluation/sheet.ts'
import { inGroups } from '../../domain/paper-entry/code.ts'
import {
  type IssueRefusal,
  openPrintable,
  type PrintableFor,
  type PrintedForm,
  printFormFor,
  printOwnForm,
} from '../../domain/paper-entry/issue.ts'
import { listEntries } from '../../domain/paper-entry/take.ts'
import type { Deps } from '../../domain/ports.ts'
import type { Result } from '../../domain/result.ts'
import { blankSheet } from '../blank-sheet.ts'
import { buttons } from '../buttons.ts'
import { showScreen } from '../messenger.ts'
import { type LinkedContext, leaveDialogue, onPress } from '../press.ts'
import { type WordedRefusal, wordRefusal } from '../refusal.ts'
import { type Button, toKeyboard } from '../screen.ts'
import { homeKey } from '../screens/home.ts'
import { paperKey } from '../screens/paper-entry.ts'
import { askPaperPersonScreen, personFormsScreen } from '../screens/paper-print.ts'
import { evaluationSheet } from '../sheet.ts'
import type { Speech, Speeches } from '../speech.ts'
import { paperLinkStart } from './paper-entry.ts'

const sheetOf = (printed: PrintedForm, link: string, speech: Speech): EvaluationSheet => {
  const resume = { code: inGroups(printed.code), link }
  if (printed.kind === 'blank') return blankSheet({ ...printed, resume }, speech)
  const how = speech.text('paper:resumeHow')
  return { ...evaluationSheet(printed.facts, speech), resume: { ...resume, how } }
}

const aboutOf = (printed: PrintedForm) => {
  if (printed.kind === 'blank') return { person: printed.person, period: printed.period }
  return { person: printed.facts.person, period: printed.facts.view.cycle }
}

/** Printing forms under a code: one's own, and for people in one's scope. The file is there to be printed. */
export const createPaperPrint = (
  deps: Deps,
  speeches: Speeches,
  print: PrintSheet,
): Composer<LinkedContext> => {
  const printing = new Composer<LinkedContext>()

  const refuse = (ctx: LinkedContext, refusal: WordedRefusal, back: Button): Promise<void> =>
    showScreen(ctx, { text: wordRefusal(ctx.speech, refusal), rows: [[back], [homeKey(ctx.speech)]] })

  const send = async (
    ctx: LinkedContext,
    issued: Result<PrintedForm, IssueRefusal>,
    inWhich: Speech,
    back: Button,
  ): Promise<void> => {
    const { speech } = ctx
    if (!issued.ok) {
      // Pressed twice: the file of the first press is there, or on its way.
      if (issued.refusal === 'paper_just_printed')
        return ctx.acknowledge(speech.text('refusals:paper_just_printed'))
      return refuse(ctx, issued.refusal, back)
    }
    await ctx.replyWithChatAction('upload_document')
    const { code } = issued.value
    const link = `https://t.me/${ctx.me.username}?start=${paperLinkStart}${code}`
    const file = await print(sheetOf(issued.value, link, inWhich))
    const { person, period } = aboutOf(issued.value)
    const name = `phieu-tu-danh-gia-${period.periodFrom}-${period.periodTo}.pdf`
    await ctx.replyWithDocument(new InputFile(file, name), {
      caption: speech.text('paperEntry:caption', {
        name: person.name,
        period: speech.period(period),
        code: inGroups(code),
      }),
      reply_markup: toKeyboard({ rows: [[back]] }, speech),
    })
  }

  onPress(printing, buttons.printOwnForm, async (ctx, { cycle }) => {
    const issued = await printOwnForm(deps, ctx.viewer.actor, cycle, ctx.isRepeated)
    const back = { text: ctx.speech.text('common:back'), data: buttons.cycles.encode({}) }
    await send(ctx, issued, ctx.speech, back)
  })

  onPress(printing, buttons.printFormFor, async (ctx, { cycle, person }) => {
    const issued = await printFormFor(deps, ctx.viewer.actor, person, cycle, ctx.isRepeated)
    // Whoever has no phone gets the official form.
    await send(ctx, issued, speeches('vi', 'latn', ctx.viewer.timeZone), paperKey(ctx.speech))
  })

  onPress(printing, buttons.printForSomebody, async ctx => {
    const listed = await listEntries(deps, ctx.viewer.actor)
    if (!listed.ok) return refuse(ctx, listed.refusal, homeKey(ctx.speech))
    await leaveDialogue(ctx)
    await ctx.conversation.enter(searchName, 'paper')
    await showScreen(ctx, askPaperPersonScreen(ctx.speech))
  })

  const showPerson = async (
    ctx: LinkedContext,
    person: string,
    back: Button,
    only: (opened: PrintableFor) => PrintableFor = opened => opened,
  ): Promise<void> => {
    await leaveDialogue(ctx)
    const opened = await openPrintable(deps, ctx.viewer.actor, person)
    if (!opened.ok) return refuse(ctx, opened.refusal, back)
    await showScreen(ctx, personFormsScreen(only(opened.value), back, ctx.speech))
  }
  onPress(printing, buttons.paperOf, (ctx, { person }) => showPerson(ctx, person, paperKey(ctx.speech)))
  onPress(printing, buttons.cyclePerson, (ctx, { cycle, person }) => {
    const back = { text: ctx.speech.text('common:back'), data: buttons.cycleCard.encode({ cycle }) }
    return showPerson(ctx, person, back, opened => ({
      ...opened,
      cycles: opened.cycles.filter(open => open.cycle.id === cycle),
    }))
  })
  return printing
}
