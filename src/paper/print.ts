import { fileURLToPath } from 'node:url'
import type { EvaluationSheet, PrintSheet } from '../domain/evaluation/sheet.ts'
import { coverageOf } from './coverage.ts'
import { readFonts } from './fonts.ts'
import { legibleThroughout } from './legible.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const template = fileURLToPath(new URL('evaluation-form.typ', import.meta.url))

/** PDF/A-2b: it looks the same in decades. The compiler that knows 2u comes for fewer machines. */
const standard = 'a-2b'

/**
 * Typst and its fonts, loaded when the first sheet is wanted: until then they cost no memory, and where there is no
 * compiler for a machine everything but paper works. Nothing of a sheet is ever read as markup: it is handed over as
 * data, and the template can read no file outside its own folder.
 */
const openPress = async () => {
  const [{ NodeCompiler }, { toString: toQrCode }, fonts] = await Promise.all([
    import('@myriaddreamin/typst-ts-node-compiler'),
    import('qrcode'),
    readFonts(),
  ])
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })
  return { compiler, toQrCode, isCovered: coverageOf(fonts) }
}

type Press = Awaited<ReturnType<typeof openPress>>

const inputsOf = async (
  sheet: EvaluationSheet,
  { toQrCode, isCovered }: Press,
): Promise<Record<string, string>> => {
  const { resume } = sheet
  const code = resume
    ? await toQrCode(resume.link, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' })
    : ''
  return { sheet: JSON.stringify(legibleThroughout(sheet, isCovered)), code }
}

/** What the compiler says of a fault may quote what somebody wrote, so none of it goes any further. */
const setSheet = ({ compiler }: Press, inputs: Record<string, string>): Uint8Array => {
  try {
    return compiler.pdf({ mainFilePath: template, inputs }, { pdfStandard: standard })
  } catch {
    throw new Error('The sheet cannot be set')
  } finally {
    // Nothing of one sheet is of use to the next, and nothing of a person's stays in memory.
    compiler.evictCache(0)
  }
}

export const createPrinter = (): PrintSheet => {
  let press: Promise<Press> | undefined
  return async sheet => {
    press ??= openPress()
    const opened = await press.catch(error => {
      press = undefined
      throw error
    })
    return setSheet(opened, await inputsOf(sheet, opened))
  }
}
