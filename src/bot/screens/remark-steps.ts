import type { EvidenceFile } from '../../domain/evaluation/answers.ts'
import { longestCause, longestNote } from '../../domain/evaluation/decide-answer.ts'
import { mostEvidence } from '../../domain/evaluation/decide-evidence.ts'
import { filesOf, type Remark, remarkId } from '../../domain/evaluation/remarks.ts'
import type { EvaluationView } from '../../domain/evaluation/view.ts'
import { buttons } from '../buttons.ts'
import { type Html, joinHtml } from '../html.ts'
import type { Button, Screen } from '../screen.ts'
import type { Speech } from '../speech.ts'
import { answerLine, excerpt } from './overview.ts'

const fileName = ({ kind, name }: Pick<EvidenceFile, 'kind' | 'name'>, speech: Speech): string =>
  kind === 'photo' ? speech.text('remarks:photo') : excerpt(name)

const fileLine = (file: EvidenceFile, number: number, speech: Speech): Html =>
  joinHtml(
    [
      speech.html('remarks:file', {
        number,
        name: fileName(file, speech),
      }),
      file.words !== '' && speech.html('remarks:words', { words: file.words }),
    ],
    '\n',
  )

/** Asks for a remark on a line, or shows the one there is. */
export const remarkScreen = (view: EvaluationView, remark: Remark, speech: Speech): Screen => {
  const { line, kind } = remark
  const evaluation = view.evaluation.id
  const back = { text: speech.text('common:back'), data: buttons.goTo.encode({ evaluation, step: line }) }
  const body = kind === 'evidence' ? evidenceBody(view, line, speech) : textBody(view, remark, speech)
  return {
    text: joinHtml([answerLine(view, line, speech), ...body.text], '\n\n'),
    rows: [...body.rows, [back]],
    isProtected: true,
  }
}

type Body = Readonly<{ text: readonly (Html | false)[]; rows: readonly (readonly Button[])[] }>

const textBody = ({ answers, evaluation }: EvaluationView, { line, kind }: Remark, speech: Speech): Body => {
  const step = remarkId(line, kind)
  const answer = answers[step]
  const ask =
    kind === 'note'
      ? speech.html('remarks:askNote', { max: longestNote })
      : speech.html('remarks:askCause', { max: longestCause })
  const remove = {
    text: speech.text('remarks:remove'),
    data: buttons.skip.encode({ evaluation: evaluation.id, step }),
  }
  const isThere = answer?.kind === 'text'
  return {
    text: [isThere && speech.html('evaluation:writtenText', { text: answer.text }), ask],
    rows: [isThere ? [remove] : []],
  }
}

const evidenceBody = ({ answers, evaluation }: EvaluationView, line: string, speech: Speech): Body => {
  const files = filesOf(answers, line)
  const keys = files.map(({ id: file }, index) => [
    {
      text: speech.text('remarks:showFile', { number: index + 1 }),
      data: buttons.showFile.encode({ evaluation: evaluation.id, file }),
    },
    {
      text: speech.text('remarks:removeFile', { number: index + 1 }),
      data: buttons.removeFile.encode({ evaluation: evaluation.id, file }),
    },
  ])
  return {
    text: [
      ...files.map((file, index) => fileLine(file, index + 1, speech)),
      files.length < mostEvidence
        ? speech.html('remarks:askEvidence', { max: mostEvidence })
        : speech.html('remarks:evidenceFull', { max: mostEvidence }),
    ],
    rows: keys,
  }
}
