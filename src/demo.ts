import { open } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { figuresWorkbook } from './demo-figures-file.ts'
import { inviteCastAgain, loadDemonstration } from './demonstration.ts'
import { countPeople } from './store/setup.ts'
import { StartupFault } from './store/startup-fault.ts'
import { inviteLinks, runTool } from './tool.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    figures: { type: 'string' },
  },
})

/** Writes the workbook of the articles' figures for /import; nothing is loaded, and no database is needed. */
const writeFigures = async (path: string): Promise<void> => {
  try {
    const file = await open(path, 'w')
    await file.writeFile(await figuresWorkbook())
    await file.close()
    process.stdout.write(`${path}\n`)
  } catch (error) {
    process.stderr.write(`The workbook could not be written: ${(error as Error).message}\n`)
    process.exitCode = 1
  }
}

const loadProvince = () =>
  runTool(async ({ config, ground, deps }) => {
    if (!values.force && (await countPeople(ground.database.prisma)) > 0) {
      throw new StartupFault(
        'The database has people already, so the demonstration province was not loaded.',
        'Use another DATA_DIR or DATABASE_URL, or add --force to load it beside them or to invite its cast again.',
      )
    }
    const linkTo = await inviteLinks(config)
    const cast =
      (await inviteCastAgain(ground.database, deps)) ?? (await loadDemonstration(ground.database, deps))
    const rows = cast.map(({ role, name, language, code }) => ({
      role,
      name,
      language,
      code,
      link: linkTo(code),
    }))
    const lines = rows.map(
      ({ role, name, language, link }) => `${role.padEnd(14)} ${name} (${language})\n  ${link}`,
    )
    process.stdout.write(values.json ? `${JSON.stringify(rows)}\n` : `${lines.join('\n')}\n`)
  })

await (values.figures === undefined ? loadProvince() : writeFigures(values.figures))
